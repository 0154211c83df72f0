package ai.openclaw.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests as an attacker would write them, byte by byte. */
class StrangeRequestsTest {
    private static final String HOST = "Host: localhost\r\n";
    private final List<String> served = new CopyOnWriteArrayList<>();
    private final Dispatch dispatch = new Dispatch(_ -> true);
    private final WebServer server = new WebServer(dispatch,
            new WebServer.Options(_ -> true, Optional.empty(), Optional::empty, (_, _) -> {}));

    @BeforeEach
    void start() throws Exception {
        dispatch.whiteboard(new HttpServlet() {
            private static final long serialVersionUID = 1;

            @Override
            protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
                served.add(request.getRequestURI());
                byte[] body = request.getInputStream().readAllBytes();
                response.getOutputStream().print("<" + body.length + ">");
            }
        });
        server.bind(List.of("127.0.0.1"), 0);
        server.start();
    }

    @AfterEach
    void stop() { server.stop(); }

    @ParameterizedTest // security checklist 17: a request that a proxy in front could read otherwise (RFC 9112, section 11.2)
    @ValueSource(strings = {
            "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /smuggled HTTP/1.1\r\nHost: localhost\r\n\r\n",
            "Content-Length: 3\r\nContent-Length: 4\r\n\r\nabcd", "Content-Length: 3, 4\r\n\r\nabcd", "Content-Length: +3\r\n\r\nabc",
            "Content-Length: -1\r\n\r\n", "Transfer-Encoding: chunked\r\nX: a\r\n folded\r\n\r\n0\r\n\r\n",
            "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n", "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n",
            "Transfer-Encoding: chunked\r\n\r\nzz\r\n\r\n", "X: a\u0000b\r\n\r\n", "Host: evil.example\r\n\r\n"})
    void refusesWhatCanBeReadInTwoWays(String rest) throws IOException {
        try (Raw client = new Raw(server.port())) {
            String answer = client.send("POST /x HTTP/1.1\r\n" + HOST + rest).rest();
            assertTrue(answer.startsWith("HTTP/1.1 400") || answer.startsWith("HTTP/1.1 501"), answer);
            assertFalse(served.contains("/smuggled"), "what stands behind is no request");
        }
    }

    @ParameterizedTest // security checklist 22
    @ValueSource(strings = {"/%2e%2e/etc/passwd", "/..%2fetc/passwd", "/a/..;/b", "/a%5c..%5cb", "/%00", "/%c0%ae%c0%ae/", "/a%2f..%2fb"})
    void noEncodedPathLeadsElsewhere(String path) throws IOException {
        try (Raw client = new Raw(server.port())) {
            String answer = client.send("GET " + path + " HTTP/1.1\r\n" + HOST + "Connection: close\r\n\r\n").rest();
            assertTrue(answer.startsWith("HTTP/1.1 400"), path + " " + answer);
            assertEquals(List.of(), served);
        }
    }

    @Test // security checklist 17
    void aFloodOfHeadersIsRefused() throws IOException {
        try (Raw client = new Raw(server.port())) {
            String answer = client.send("GET / HTTP/1.1\r\n" + HOST + "X-A: 1\r\n".repeat(3000) + "\r\n").rest();
            assertTrue(answer.startsWith("HTTP/1.1 431"), answer);
        }
    }

    @Test
    void requestsThatComeTogetherAreAnsweredInTheirOrder() throws IOException {
        try (Raw client = new Raw(server.port())) {
            client.send(("GET /1 HTTP/1.1\r\n" + HOST + "\r\n") + ("POST /2 HTTP/1.1\r\n" + HOST + "Content-Length: 2\r\n\r\nab")
                    + ("GET /3 HTTP/1.1\r\n" + HOST + "Connection: close\r\n\r\n"));
            String all = client.rest();
            assertEquals(3, all.split("HTTP/1.1 200", -1).length - 1, all);
            assertEquals(List.of("/1", "/2", "/3"), served);
        }
    }

    @Test
    void everyAnswerHasAnIdThatTheClientMayChoose() throws IOException {
        try (Raw client = new Raw(server.port())) {
            assertTrue(client.send("GET / HTTP/1.1\r\n" + HOST + "X-Request-Id: mine-1\r\n\r\n").until("<0>")
                    .contains("X-Request-Id: mine-1\r\n"));
            String other = client.send("GET / HTTP/1.1\r\n" + HOST + "X-Request-Id: a b\"<script>\r\nConnection: close\r\n\r\n").rest();
            assertTrue(other.matches("(?s).*X-Request-Id: [0-9a-v]{12}\r\n.*"), other);
        }
    }
}
