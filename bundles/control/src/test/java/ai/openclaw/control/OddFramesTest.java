package ai.openclaw.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.JsonText;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Frames that are cut into pieces, deep, or hold what no number and no object is (security checklist 18). */
class OddFramesTest extends HandshakeTests {
    private static final String CONNECT = JsonText
            .write(Map.of("type", "req", "id", "c", "method", "connect", "params", TestPlane.params(Map.of())));

    @Test
    void aFrameInPiecesIsOneFrame() throws Exception {
        try (TestSocket socket = plane.socket()) {
            socket.sendPieces("", CONNECT.substring(0, 1), CONNECT.substring(1, 40), "", CONNECT.substring(40));
            assertEquals(true, socket.next(frame -> "c".equals(frame.get("id"))).get("ok"));
        }
    }

    @Test
    void piecesAreCountedTogether() throws Exception {
        try (TestSocket socket = plane.socket()) {
            String piece = "x".repeat(16_384);
            socket.sendPieces("{\"pad\":\"", piece, piece, piece, piece, piece);
            assertEquals("1009 ", socket.closed());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"type\":\"req\",\"id\":\"o\",\"id\":\"p\",\"method\":\"status\"}",
            "{\"type\":\"req\",\"id\":\"o\",\"method\":\"status\",\"params\":{\"a\":1,\"a\":2}}",
            "{\"type\":\"req\",\"id\":\"o\",\"method\":\"status\",\"params\":{\"n\":1e999999999}}",
            "{\"type\":\"req\",\"id\":\"o\",\"method\":\"status\",\"params\":{\"n\":NaN}}", "DEEP", "LONG"})
    void noneOfThemIsCarriedOutOrDoesHarm(String frame) throws Exception {
        try (TestSocket socket = plane.connected(TestPlane.ALL_SCOPES)) {
            socket.send(switch (frame) {
                case "DEEP" ->
                    "{\"type\":\"req\",\"id\":\"o\",\"method\":\"status\",\"params\":" + "[".repeat(50_000) + "]".repeat(50_000) + "}";
                case "LONG" -> "{\"type\":\"req\",\"id\":\"o\",\"method\":\"status\",\"params\":{\"n\":" + "9".repeat(1_000_000) + "}}";
                default -> frame;
            });
            String after = socket.ask("status", Map.of());
            Map<String, Object> answer = socket.next(next -> "res".equals(next.get("type")));
            if (!after.equals(answer.get("id"))) {
                assertEquals(false, answer.get("ok"), frame);
                answer = socket.next(next -> after.equals(next.get("id")));
            }
            assertEquals(true, answer.get("ok"));
            assertTrue(socket.open());
        }
    }
}
