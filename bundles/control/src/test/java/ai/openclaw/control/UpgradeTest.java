package ai.openclaw.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From HTTP to the socket, and which pages get one (contract sections 2 and 3.6). */
class UpgradeTest extends HandshakeTests {
    @ParameterizedTest // security checklist 1
    @CsvSource({"https://evil.example", "null", "http://127.0.0.1.evil.example", "file://"})
    void refusesAForeignPageBeforeTheSocketOpens(String origin) {
        ExecutionException failure = assertThrows(ExecutionException.class, () -> plane.socket("Origin", origin));
        assertTrue(String.valueOf(failure.getCause()).contains("WebSocketHandshakeException"), failure.toString());
    }

    @ParameterizedTest // security checklist 1: that it is a page is known only when it says so
    @CsvSource({"openclaw-control-ui, webchat", "webchat, webchat", "webchat-ui, ui", "cli, webchat"})
    void refusesAPageThatHidesItsOrigin(String id, String mode) throws Exception {
        try (TestSocket socket = plane.socket()) {
            Map<String, Object> answer = socket.request("connect", TestPlane.params(Map.of("client", TestPlane.client(id, mode))));
            Map<String, Object> details = map(map(answer.get("error")).get("details"));
            assertEquals(Map.of("code", "CONTROL_UI_ORIGIN_NOT_ALLOWED", "reason", "origin missing or invalid"), details);
            assertTrue(socket.closed().startsWith("1008 origin not allowed"), socket.closed());
        }
    }

    @Test
    void echoesTheFirstSubprotocol() throws Exception {
        try (TestSocket socket = plane.socket("subprotocols", "openclaw.v3")) {
            assertEquals("openclaw.v3", socket.subprotocol());
        }
    }

    @Test
    void anUpgradeWithoutAKeyIsABadRequest() throws IOException { assertTrue(raw("Sec-WebSocket-Version: 13").startsWith("HTTP/1.1 400")); }

    @Test
    void compressionIsNotNegotiated() throws IOException {
        String answer = raw("Sec-WebSocket-Version: 13", "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                "Sec-WebSocket-Extensions: permessage-deflate");
        assertTrue(answer.startsWith("HTTP/1.1 101"), answer);
        assertFalse(answer.contains("permessage-deflate"), answer);
    }

    /** The head of the answer to an upgrade on any path with these headers. */
    private static String raw(String... headers) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), plane.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(upgrade("/any?token=x", headers));
            StringBuilder answer = new StringBuilder();
            InputStream in = socket.getInputStream();
            for (int c = in.read(); c >= 0 && answer.indexOf("\r\n\r\n") < 0; c = in.read())
                answer.append((char) c);
            return answer.toString();
        }
    }
}
