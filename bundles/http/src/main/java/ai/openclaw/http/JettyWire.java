package ai.openclaw.http;

import ai.openclaw.api.WebSocketWire;
import jakarta.websocket.Session;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.eclipse.jetty.ee11.websocket.jakarta.common.JakartaWebSocketSession;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.OpCode;
import org.eclipse.jetty.websocket.core.OutgoingEntry;
import org.jspecify.annotations.Nullable;

/** The frame queue of Jetty's core session behind a Jakarta session. */
final class JettyWire implements WebSocketWire {
    /** What is gathered for one write at most; the buffer is held only while something is queued. Jetty gathers frames up to a quarter. */
    private static final int BATCH_BYTES = 64 << 10;

    private final CoreSession session;
    private final EndPoint connection;
    private final AtomicBoolean queued = new AtomicBoolean();

    private JettyWire(CoreSession session, EndPoint connection) {
        this.session = session;
        this.connection = connection;
    }

    static WebSocketWire of(Session session, EndPoint connection) {
        CoreSession core = ((JakartaWebSocketSession) session).getCoreSession();
        core.setOutputBufferSize(BATCH_BYTES);
        JettyWire wire = new JettyWire(core, connection);
        if (connection instanceof BatchingEndPoint batching)
            batching.beforeRead(wire::flush);
        return wire;
    }

    @Override
    public void send(ByteBuffer text, Consumer<@Nullable Throwable> done) {
        session.sendFrame(
                new OutgoingEntry.Builder(new Frame(OpCode.TEXT, text), Callback.from(() -> done.accept(null), done)).batch(true).build());
        queued.set(true);
    }

    @Override
    public void flush() {
        if (queued.get() && queued.getAndSet(false))
            session.flush(Callback.NOOP);
    }

    @Override
    public void close() {
        if (connection instanceof BatchingEndPoint batching)
            batching.abort();
        else
            connection.close();
    }
}
