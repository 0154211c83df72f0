package ai.openclaw.endpoint;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.Extension;
import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.server.HandshakeRequest;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Turns an HTTP request into a WebSocket without extensions and with the first subprotocol that the client offers. */
public final class SocketUpgrade {
    private static final String VERSION = "13";
    private final ServerContainer container;

    public SocketUpgrade(ServerContainer container) { this.container = container; }

    /** Opens the socket, or says in the response why not. */
    public void accept(HttpServletRequest request, HttpServletResponse response, jakarta.websocket.Endpoint socket)
            throws ServletException, IOException {
        if (request.getHeader("Sec-WebSocket-Key") == null) {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        if (!VERSION.equals(request.getHeader("Sec-WebSocket-Version"))) {
            response.setHeader("Sec-WebSocket-Version", VERSION);
            response.sendError(426);
            return;
        }
        try {
            container.upgradeHttpToWebSocket(request, response,
                    ServerEndpointConfig.Builder.create(socket.getClass(), "/").configurator(new Ready(socket)).build(), Map.of());
        } catch (DeploymentException e) {
            throw new ServletException(e);
        }
    }

    /** Everything is decided already. All methods are overridden, for an inherited one asks the class path for a platform's answer. */
    private static final class Ready extends ServerEndpointConfig.Configurator {
        private final jakarta.websocket.Endpoint socket;

        Ready(jakarta.websocket.Endpoint socket) { this.socket = socket; }

        @Override
        public <T> T getEndpointInstance(Class<T> type) { return type.cast(socket); }

        @Override
        public boolean checkOrigin(String origin) { return true; }

        @Override
        public String getNegotiatedSubprotocol(List<String> supported, List<String> requested) {
            return requested.isEmpty() ? "" : requested.getFirst();
        }

        @Override
        public List<Extension> getNegotiatedExtensions(List<Extension> installed, List<Extension> requested) { return List.of(); }

        @Override
        public void modifyHandshake(ServerEndpointConfig config, HandshakeRequest request, HandshakeResponse response) {}
    }
}
