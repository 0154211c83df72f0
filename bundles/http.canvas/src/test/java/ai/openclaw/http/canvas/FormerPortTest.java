package ai.openclaw.http.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.testkit.FakeGateway;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FormerPortTest {
    @TempDir
    Path state;
    private FakeGateway gateway;
    private FormerPort former;
    private int port;

    @BeforeEach
    void start() throws IOException {
        gateway = new FakeGateway(state);
        gateway.addresses.add("ws://127.0.0.1:18789");
        port = free();
        former = new FormerPort(gateway, Map.of(".canvasHost", "{\"port\":" + port + "}"));
    }

    @AfterEach
    void stop() { former.stop(); }

    @Test
    void sendsBrowsersOnToTheGateway() throws IOException {
        assertTrue(ask("GET / HTTP/1.1\r\nHost: x\r\n\r\n").contains("Location: http://127.0.0.1:18789/__openclaw__/canvas/\r\n"));
        assertTrue(ask("GET /a.html?x=1 HTTP/1.1\r\n\r\n").contains("Location: http://127.0.0.1:18789/__openclaw__/canvas/a.html?x=1\r\n"));
        assertTrue(ask("HEAD /__openclaw__/a2ui/ HTTP/1.0\r\n\r\n").startsWith("HTTP/1.1 307 "));
        assertTrue(ask("GET //evil.example/ HTTP/1.1\r\n\r\n")
                .contains("Location: http://127.0.0.1:18789/__openclaw__/canvas//evil.example/\r\n"));
    }

    @Test
    void whatIsNoRequestIsRefused() throws IOException {
        for (String head : new String[]{"POST / HTTP/1.1\r\n\r\n", "GET http://x/ HTTP/1.1\r\n\r\n", "GET /\r\n\r\n", "\r\n\r\n",
                "GET /a b HTTP/1.1\r\n\r\n", "GET /" + "a".repeat(9000) + " HTTP/1.1\r\n\r\n"})
            assertTrue(ask(head).startsWith("HTTP/1.1 400 "), head);
    }

    @Test
    void changesWithItsSettings() throws IOException {
        former.change(Map.of());
        assertThrows(IOException.class, () -> ask("GET / HTTP/1.1\r\n\r\n"));
        former.change(Map.of(".canvasHost", "{\"port\":" + port + "}"));
        gateway.addresses.clear();
        assertTrue(ask("GET / HTTP/1.1\r\n\r\n").startsWith("HTTP/1.1 503 "), "before the gateway listens");
    }

    @Test
    void aPortThatIsTakenHarmsNothing() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            former.change(Map.of(".canvasHost", "{\"port\":" + taken.getLocalPort() + "}"));
        }
        former.change(Map.of(".canvasHost", "{\"port\":" + port + "}"));
        assertTrue(ask("GET / HTTP/1.1\r\n\r\n").startsWith("HTTP/1.1 307 "));
        assertEquals(0, gateway.refusals.size());
    }

    private static int free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    private String ask(String head) throws IOException {
        try (Socket socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
