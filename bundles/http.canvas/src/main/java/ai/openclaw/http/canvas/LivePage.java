package ai.openclaw.http.canvas;

import jakarta.websocket.CloseReason;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The socket of one open page. Public, for the server's container asks for that. */
public final class LivePage extends Endpoint {
    private static final Logger LOG = LoggerFactory.getLogger("gateway/canvas");
    private final LiveSockets sockets;

    LivePage(LiveSockets sockets) { this.sockets = sockets; }

    @Override
    public void onOpen(Session session, EndpointConfig config) { sockets.opened(this, session); }

    @Override
    public void onClose(Session session, CloseReason reason) { sockets.left(session); }

    @Override
    public void onError(Session session, Throwable problem) { LOG.debug("a page's socket failed: {}", problem.toString()); }
}
