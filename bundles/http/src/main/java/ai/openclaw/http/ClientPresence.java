package ai.openclaw.http;

import ai.openclaw.api.HttpPresence;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;

/** Whether the client of a request is there still: of HTTP/1.1 by a look at its connection, of HTTP/2 by its stream. */
final class ClientPresence implements HttpPresence {
    private final AtomicBoolean failed = new AtomicBoolean();
    private final boolean alone;
    private final EndPoint connection;

    ClientPresence(Request request) {
        alone = request.getConnectionMetaData().getHttpVersion() != HttpVersion.HTTP_2;
        connection = BatchingEndPoint.under(request.getConnectionMetaData().getConnection().getEndPoint());
        request.addFailureListener(_ -> failed.set(true));
    }

    @Override
    public boolean present() {
        if (failed.get() || !connection.isOpen())
            return false;
        return !(alone && connection instanceof BatchingEndPoint socket) || socket.present();
    }
}
