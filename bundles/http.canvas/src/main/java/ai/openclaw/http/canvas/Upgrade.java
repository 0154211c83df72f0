package ai.openclaw.http.canvas;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.Endpoint;
import jakarta.websocket.Extension;
import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.server.HandshakeRequest;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Turns an HTTP request into a WebSocket without extensions and subprotocols. */
final class Upgrade {
    private static final String VERSION = "13";
    private final ServerContainer container;

    Upgrade(ServerContainer container) { this.container = container; }

    /** Opens the socket, or says in the response why not. */
    void accept(HttpServletRequest request, HttpServletResponse response, Endpoint socket) throws ServletException, IOException {
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
        private final Endpoint socket;

        Ready(Endpoint socket) { this.socket = socket; }

        @Override
        public <T> T getEndpointInstance(Class<T> type) { return type.cast(socket); }

        @Override
        public boolean checkOrigin(String origin) { return true; }

        @Override
        public String getNegotiatedSubprotocol(List<String> supported, List<String> requested) { return ""; }

        @Override
        public List<Extension> getNegotiatedExtensions(List<Extension> installed, List<Extension> requested) { return List.of(); }

        @Override
        public void modifyHandshake(ServerEndpointConfig config, HandshakeRequest request, HandshakeResponse response) {}
    }
}
