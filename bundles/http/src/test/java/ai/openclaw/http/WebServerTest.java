package ai.openclaw.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The web server over a real socket. */
class WebServerTest {
    private final Dispatch dispatch = new Dispatch(_ -> true);
    private final AllowedHosts hosts = new AllowedHosts(
            Map.of(".gateway.controlUi", "{\"allowedOrigins\":[\"https://Gw.Example.org:8443\"]}"));
    private final WebServer server = new WebServer(dispatch, options(hosts::allow));

    private static WebServer.Options options(Predicate<String> allowed) {
        return new WebServer.Options(allowed, Optional.empty(), Optional::empty, (_, _) -> {});
    }

    @BeforeEach
    void start() throws Exception {
        server.bind(List.of("127.0.0.1"), 0);
        server.start();
    }

    @AfterEach
    void stop() { server.stop(); }

    @Test
    void answersTryAgainWhileNobodyServes() throws IOException {
        String answer = get("/health", "localhost");
        assertTrue(answer.startsWith("HTTP/1.1 503"), answer);
        assertTrue(answer.contains("Retry-After: 1"), answer);
    }

    @Test
    void servesWhoeverIsThereAndNobodyAfterwards() throws Exception {
        HttpServlet pages = new Saying("page");
        HttpServlet sockets = new Saying("socket");
        HttpServlet special = new Saying("special");
        dispatch.whiteboard(pages);
        dispatch.socket("/", sockets);
        dispatch.socket("/special", special);
        assertEquals("page", body(get("/any", "localhost")));
        assertEquals("socket", body(get("/any", "localhost", "Upgrade: websocket")));
        assertEquals("special", body(get("/special/x", "localhost", "Upgrade: WebSocket")));
        dispatch.noSocket("/special", special);
        assertEquals("socket", body(get("/special/x", "localhost", "Upgrade: websocket")));
        dispatch.noWhiteboard(pages);
        assertTrue(get("/any", "localhost").startsWith("HTTP/1.1 503"));
    }

    @ParameterizedTest // security checklist 2
    @ValueSource(strings = {"localhost", "127.0.0.1:18789", "[::1]:1", "192.168.1.5", "gw.example.org", "app.localhost"})
    void answersToItsNames(String host) throws IOException { assertTrue(get("/", host).startsWith("HTTP/1.1 503"), host); }

    @ParameterizedTest // security checklist 2
    @ValueSource(strings = {"evil.example", "127.0.0.1.evil.example", "localhost.evil.example", "gw.example.org.evil.example"})
    void refusesForeignNames(String host) throws IOException {
        String answer = get("/", host);
        assertTrue(answer.startsWith("HTTP/1.1 421"), answer);
        assertTrue(answer.contains("gateway.controlUi.allowedOrigins"), answer);
        dispatch.socket("/", new Saying("socket"));
        assertTrue(get("/", host, "Upgrade: websocket").startsWith("HTTP/1.1 421"), "a socket no more than a page");
    }

    @Test
    void everyAnswerHasTheSecurityHeadersAndNoServerVersion() throws Exception {
        dispatch.whiteboard(new HttpServlet() {
            private static final long serialVersionUID = 1;

            @Override
            protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
                if (request.getRequestURI().equals("/broken"))
                    throw new IllegalStateException("secret inside");
                response.sendError(404);
            }
        });
        for (String answer : List.of(get("/", "localhost"), get("/", "evil.example"), get("/broken", "localhost"),
                get("/%2e%2e%2fetc", "localhost"))) {
            assertTrue(answer.contains("X-Content-Type-Options: nosniff"), answer);
            assertTrue(answer.contains("Referrer-Policy: no-referrer"), answer);
            assertTrue(answer.contains("Permissions-Policy: camera=(), microphone=(), geolocation=()"), answer);
            assertFalse(answer.contains("Server:"), answer);
            assertFalse(answer.contains("secret inside"), answer);
        }
        assertTrue(get("/", "localhost").endsWith("Not Found"));
    }

    @Test
    void refusesHeadersWithoutEnd() throws IOException {
        assertTrue(get("/", "localhost", "X: " + "x".repeat(20_000)).startsWith("HTTP/1.1 431"));
    }

    @Test
    void aTakenPortIsAnErrorThatLeavesNothingBehind() {
        WebServer second = new WebServer(new Dispatch(_ -> true), options(_ -> true));
        assertThrows(IOException.class, () -> second.bind(List.of("127.0.0.1"), server.port()));
        assertEquals(Optional.of(ProcessHandle.current().pid()), PortHolder.pid(server.port()));
        second.stop();
    }

    @Test
    void takesNoMoreConnectionsThanItMay() throws Exception {
        server.limit(1);
        try (Socket first = open(); Socket second = open(); Socket third = open()) {
            assertTrue(first.getInputStream().read() > 0);
            third.setSoTimeout(300);
            assertThrows(SocketTimeoutException.class, () -> third.getInputStream().read());
            third.setSoTimeout(10_000);
            first.shutdownOutput();
            second.shutdownOutput();
            assertTrue(third.getInputStream().read() > 0);
        }
    }

    private Socket open() throws IOException {
        Socket socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), server.port());
        socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static String body(String answer) {
        return answer.substring(answer.indexOf("\r\n\r\n") + 4).lines().reduce("", String::concat);
    }

    private String get(String path, String host, String... headers) throws IOException {
        String head = "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close, Upgrade\r\n" + String.join("\r\n", headers)
                + (headers.length > 0 ? "\r\n\r\n" : "\r\n");
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static final class Saying extends HttpServlet {
        private static final long serialVersionUID = 1;
        private final String word;

        Saying(String word) { this.word = word; }

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getWriter().write(word);
        }
    }
}
