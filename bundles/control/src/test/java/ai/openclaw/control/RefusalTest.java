package ai.openclaw.control;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.openclaw.api.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** How a connect is refused before anybody asks for a device (contract sections 3.2 and 3.3), over a real socket. */
class RefusalTest extends HandshakeTests {
    private static final String ORIGIN_REFUSED = "origin not allowed (open the Control UI from the gateway host or allow it in gateway.controlUi.allowedOrigins)";

    static Stream<Arguments> refusals() {
        Map<String, Object> noMode = new LinkedHashMap<>(TestPlane.client("cli", "cli"));
        noMode.put("bogus", 1);
        return Stream.of(refusal("a missing client", Map.of("client", ""), "invalid connect params: must have required property 'client'"),
                refusal("an unknown key", Map.of("bogus", 1), "invalid connect params: at root: unexpected property 'bogus'"),
                refusal("an unknown key of the client", Map.of("client", noMode),
                        "invalid connect params: at /client: unexpected property 'bogus'"),
                refusal("a number that is a text", Map.of("minProtocol", "x"), "invalid connect params: at /minProtocol: must be integer"),
                refusal("an unknown program", Map.of("client", TestPlane.client("myclient", "cli")),
                        "invalid connect params: at /client/id: must be equal to constant; at /client/id: must match a schema in anyOf"),
                refusal("an unknown mode", Map.of("client", TestPlane.client("cli", "operator")),
                        "invalid connect params: at /client/mode: must be equal to constant; at /client/mode: must match a schema in anyOf"),
                refusal("an empty version", Map.of("client", Map.of("id", "cli", "version", "", "platform", "linux", "mode", "cli")),
                        "invalid connect params: at /client/version: must NOT have fewer than 1 characters"),
                refusal("an unknown role", Map.of("role", "king"), "invalid role"),
                refusal("a page without origin", Map.of("client", TestPlane.client("webchat", "webchat")), ORIGIN_REFUSED),
                refusal("a wrong token", Map.of("auth", Map.of("token", "nope")),
                        "unauthorized: gateway token mismatch (set gateway.remote.token to match gateway.auth.token)"),
                refusal("a password where a token is wanted", Map.of("auth", Map.of("password", "x")),
                        "unauthorized: gateway token missing (set gateway.remote.token to match gateway.auth.token)"));
    }

    private static Arguments refusal(String what, Map<String, ?> changes, String message) { return Arguments.of(what, changes, message); }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusals")
    void refuses(String what, Map<String, ?> changes, String message) throws Exception {
        try (TestSocket socket = plane.socket()) {
            Map<String, Object> answer = socket.request("connect", TestPlane.params(changes));
            assertEquals(Map.of("code", "INVALID_REQUEST", "message", message), without(map(answer.get("error")), "details"));
            assertEquals(false, answer.get("ok"));
            assertEquals("1008 " + message.substring(0, Math.min(120, message.length())), socket.closed());
        }
    }

    @Test
    void saysWhatToDoAboutAWrongToken() throws Exception {
        try (TestSocket socket = plane.socket()) {
            Map<String, Object> answer = socket.request("connect", TestPlane.params(Map.of("auth", Map.of("token", "nope"))));
            assertEquals(Map.of("code", "AUTH_TOKEN_MISMATCH", "authReason", "token_mismatch", "canRetryWithDeviceToken", false,
                    "recommendedNextStep", "update_auth_credentials"), map(answer.get("error")).get("details"));
        }
    }

    @ParameterizedTest
    @CsvSource({"operator", "node"})
    void wantsADeviceWhereNoCredentialIsShownAndOfEveryNode(String role) throws Exception {
        Map<String, Object> changes = role.equals("node") ? Map.of("role", role) : Map.of("auth", "");
        try (TestSocket socket = plane.socket()) {
            Map<String, Object> error = map(socket.request("connect", TestPlane.params(changes)).get("error"));
            assertEquals("NOT_PAIRED", error.get("code"));
            assertEquals(Map.of("code", "DEVICE_IDENTITY_REQUIRED"), error.get("details"));
            assertEquals("1008 device identity required", socket.closed());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{not json|1000 ", "''|1000 ", "42|1008 invalid request frame",
            "{\"hello\":1}|1008 invalid request frame", "{\"type\":\"event\",\"event\":\"x\"}|1008 invalid request frame",
            "{\"type\":\"req\",\"id\":\"1\",\"id\":\"2\",\"method\":\"connect\"}|1000 ",
            "{\"type\":\"req\",\"id\":\"1\",\"method\":\"health\"}|1008 invalid handshake: first request must be connect"})
    void closesWhenTheFirstFrameIsNoConnect(String frame, String closed) throws Exception {
        try (TestSocket socket = plane.socket()) {
            socket.send(frame);
            assertEquals(closed.strip(), socket.closed().strip());
        }
    }

    @Test
    void readsBinaryFramesLikeText() throws Exception {
        String frame = JsonText.write(Map.of("type", "req", "id", "b1", "method", "connect", "params", TestPlane.params(Map.of())));
        try (TestSocket socket = plane.socket(); TestSocket junk = plane.socket()) {
            socket.send(frame.getBytes(StandardCharsets.UTF_8));
            assertEquals(true, socket.next(answer -> "b1".equals(answer.get("id"))).get("ok"));
            junk.send(new byte[]{(byte) 0xff, 0, 1, 2});
            assertEquals("1000 ", junk.closed());
        }
    }

    private static Map<String, Object> without(Map<String, Object> map, String key) {
        Map<String, Object> rest = new LinkedHashMap<>(map);
        rest.remove(key);
        return rest;
    }
}
