package ai.openclaw.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.testkit.Await;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who dribbles is cut off, who is quick or quiet is not (security checklist 17). The clock is the test's. */
class SlowClientsTest {
    private final AtomicLong nanos = new AtomicLong(1);
    private final AtomicBoolean cut = new AtomicBoolean();
    private final Server jetty = new Server();
    private final ServerConnector connector = new Protocols(Optional.empty(), Optional::empty).connector(jetty, "127.0.0.1", 0);
    private final SlowClients slow = new SlowClients(nanos::get);

    @BeforeEach
    void start() throws Exception {
        ServletContextHandler context = new ServletContextHandler("/");
        context.addServlet(new ServletHolder(new HttpServlet() {
            private static final long serialVersionUID = 1;

            @Override
            protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
                byte[] piece = new byte[1 << 20];
                try {
                    for (int i = 0; request.getRequestURI().equals("/much") && i < 64; i++)
                        response.getOutputStream().write(piece);
                } catch (IOException e) {
                    cut.set(true);
                    throw e;
                }
            }
        }), "/");
        jetty.setHandler(context);
        jetty.addConnector(connector);
        jetty.start();
    }

    @AfterEach
    void stop() throws Exception { jetty.stop(); }

    private void later(int seconds) {
        slow.look(List.of(connector));
        nanos.addAndGet(seconds * 1_000_000_000L);
        slow.look(List.of(connector));
    }

    @Test
    void whoDribblesItsHeadersIsCutOff() throws IOException {
        try (Raw client = new Raw(connector.getLocalPort()); Raw quiet = new Raw(connector.getLocalPort())) {
            quiet.send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n").until("\r\n\r\n");
            client.send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n").until("\r\n\r\n");
            for (String piece : List.of("GET / HTTP/1.1\r\nHost: local", "h")) {
                long read = read();
                client.send(piece);
                Await.until("the server has read " + piece, () -> read() == read + piece.length());
                later(10);
            }
            assertEquals("", client.rest());
            quiet.send("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            assertTrue(quiet.rest().startsWith("HTTP/1.1 200"), "who keeps a connection without using it is left alone");
        }
    }

    private long read() {
        return connector.getConnectedEndPoints().stream().mapToLong(client -> client.getConnection().getBytesIn()).sum();
    }

    @Test
    void whoConnectsAndSaysNothingIsCutOff() throws IOException {
        try (Raw client = new Raw(connector.getLocalPort())) {
            Await.until("it is there", () -> connector.getConnectedEndPoints().size() == 1);
            later(16);
            assertEquals("", client.rest());
        }
    }

    @Test
    void whoDoesNotTakeItsAnswerIsCutOff() throws IOException {
        try (Raw client = new Raw(connector.getLocalPort())) {
            client.send("GET /much HTTP/1.1\r\nHost: localhost\r\n\r\n");
            Await.until("the answer waits",
                    () -> connector.getConnectedEndPoints().stream().anyMatch(end -> ((BatchingEndPoint) end).blocked()));
            later(21);
            Await.until("the servlet is told", cut::get);
        }
    }
}
