package ai.openclaw.http;

import jakarta.servlet.Servlet;
import jakarta.websocket.server.ServerContainer;
import java.util.List;

/** The real web server without OSGi, on a free port. */
public final class TestServer implements AutoCloseable {
    private final Dispatch dispatch = new Dispatch();
    private final WebServer server = new WebServer(dispatch, _ -> true);
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
