package ai.openclaw.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A servlet that goes in the moment in which it is asked. */
class TakenAwayTest {
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger away = new AtomicInteger();
    private final Dispatch dispatch = new Dispatch(new Dispatch.Awaiting() {
        @Override
        public boolean await(String path) { return true; }

        @Override
        public boolean away(String path) { return away.getAndDecrement() > 0; }
    });
    private final WebServer server = new WebServer(dispatch,
            new WebServer.Options(_ -> true, Optional.empty(), Optional::empty, (_, _) -> {}));

    @BeforeEach
    void start() throws Exception {
        dispatch.whiteboard(new HttpServlet() {
            private static final long serialVersionUID = 1;

            @Override
            protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
                if (request.getRequestURI().equals("/nobody")) {
                    response.sendError(404);
                    return;
                }
                if (request.getRequestURI().equals("/turned-back") && asked.get() == 0) {
                    asked.set(1);
                    request.setAttribute(TakenAway.TURNED_BACK, true);
                    return;
                }
                boolean gone = asked.incrementAndGet() == 1 || request.getRequestURI().equals("/never");
                boolean broken = request.getRequestURI().equals("/broken");
                if (gone || broken) {
                    request.setAttribute(RequestDispatcher.ERROR_EXCEPTION,
                            new ServletException(broken ? "something else" : "Servlet has been unregistered"));
                    response.sendError(500);
                } else
                    response.getOutputStream().print("served");
            }
        });
        server.bind(List.of("127.0.0.1"), 0);
        server.start();
    }

    @AfterEach
    void stop() { server.stop(); }

    private String get(String path) throws IOException {
        try (Raw client = new Raw(server.port())) {
            return client.send("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").rest();
        }
    }

    @Test
    void theOneThatFollowsItIsAsked() throws IOException {
        String answer = get("/a");
        assertTrue(answer.startsWith("HTTP/1.1 200") && answer.endsWith("served"), answer);
        assertEquals(2, asked.get());
    }

    @Test
    void whoIsTurnedBackComesToTheRightOne() throws IOException {
        String answer = get("/turned-back");
        assertTrue(answer.startsWith("HTTP/1.1 200") && answer.endsWith("served"), answer);
        assertEquals(2, asked.get());
    }

    @Test
    void thatNobodyServesAPathCountsOnceNobodyIsAway() throws IOException {
        away.set(2);
        assertTrue(get("/nobody").startsWith("HTTP/1.1 404"));
        assertTrue(away.get() < 0, "it was asked again while one was away");
    }

    @Test
    void whoeverIsNeverThereIsToldLater() throws IOException {
        String answer = get("/never");
        assertTrue(answer.startsWith("HTTP/1.1 503") && answer.contains("Retry-After: 1"), answer);
    }

    @Test
    void aBrokenOneIsAskedOnce() throws IOException {
        asked.set(1);
        assertTrue(get("/broken").startsWith("HTTP/1.1 500"));
        assertEquals(2, asked.get());
    }
}
