package ai.openclaw.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.HttpPresence;
import ai.openclaw.testkit.Await;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whether a client that waits for its answer is there still. */
class ClientPresenceTest {
    private final BlockingQueue<HttpPresence> clients = new LinkedBlockingQueue<>();
    private final Semaphore answers = new Semaphore(0);
    private final Dispatch dispatch = new Dispatch(_ -> true);
    private final WebServer server = new WebServer(dispatch,
            new WebServer.Options(_ -> true, Optional.empty(), Optional::empty, (_, _) -> {}));

    @BeforeEach
    void start() throws Exception {
        dispatch.whiteboard(new HttpServlet() {
            private static final long serialVersionUID = 1;

            @Override
            protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
                clients.add((HttpPresence) request.getAttribute(HttpPresence.ATTRIBUTE));
                answers.acquireUninterruptibly();
                response.getOutputStream().print("<" + request.getRequestURI() + ">");
            }
        });
        server.bind(List.of("127.0.0.1"), 0);
        server.start();
    }

    @AfterEach
    void stop() {
        answers.release(10);
        server.stop();
    }

    private HttpPresence arrived() throws InterruptedException {
        HttpPresence client = clients.poll(10, TimeUnit.SECONDS);
        assertTrue(client != null, "a request arrives");
        return client;
    }

    @Test
    void isNotThereOnceItHasClosed() throws Exception {
        try (Raw client = new Raw(server.port())) {
            client.send("GET /a HTTP/1.1\r\nHost: localhost\r\n\r\n");
            HttpPresence presence = arrived();
            assertTrue(presence.present());
            client.socket().close();
            Await.until("it is gone", () -> !presence.present());
        }
    }

    @Test
    void whatItSendsOnIsAnsweredAlthoughSomebodyLooked() throws Exception {
        try (Raw client = new Raw(server.port())) {
            client.send("GET /a HTTP/1.1\r\nHost: localhost\r\n\r\n");
            HttpPresence presence = arrived();
            client.send("GET /b HTTP/1.1\r\nHost: localhost\r\n\r\nGET /c HTTP/1.1\r\nHost: loc");
            for (int i = 0; i < 50; i++)
                assertTrue(presence.present());
            answers.release();
            assertTrue(client.until("</a>").contains("200"));
            assertTrue(arrived().present());
            answers.release();
            assertTrue(client.until("</b>").contains("200"));
            client.send("alhost\r\nConnection: close\r\n\r\n");
            assertTrue(arrived().present());
            answers.release();
            assertTrue(client.rest().endsWith("</c>"));
        }
    }

    @Test
    void aClientThatOnlyStoppedSendingGetsItsAnswer() throws Exception {
        try (Raw client = new Raw(server.port())) {
            client.send("GET /a HTTP/1.1\r\nHost: localhost\r\n\r\n");
            HttpPresence presence = arrived();
            client.socket().shutdownOutput();
            Await.until("it counts as gone", () -> !presence.present());
            answers.release();
            assertTrue(client.rest().endsWith("</a>"));
            assertFalse(presence.present());
            assertEquals(0, clients.size());
        }
    }
}
