package ai.openclaw.http;

import jakarta.servlet.Servlet;
import jakarta.websocket.server.ServerContainer;
import java.util.List;
import java.util.Optional;

/** The real web server without OSGi, on a free port. */
public final class TestServer implements AutoCloseable {
    private final Dispatch dispatch = new Dispatch(_ -> true);
    private final WebServer server = new WebServer(dispatch,
            new WebServer.Options(_ -> true, Optional.empty(), Optional::empty, (_, _) -> {}));
    private final ServerContainer container;

    public TestServer() throws Exception {
        server.bind(List.of("127.0.0.1"), 0);
        container = server.start();
    }

    public ServerContainer container() { return container; }

    public int port() { return server.port(); }

    public void sockets(Servlet servlet) { dispatch.socket("/", servlet); }

    @Override
    public void close() { server.stop(); }
}
