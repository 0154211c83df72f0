package ai.openclaw.control;

import ai.openclaw.api.JsonText;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.Caller;
import ai.openclaw.api.GatewayMethod;
import ai.openclaw.api.NoParams;
import ai.openclaw.api.PairedDevice;
import ai.openclaw.api.PresenceEntry;
import ai.openclaw.api.Scope;
import ai.openclaw.testkit.Await;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.jspecify.annotations.Nullable;

/** The outcomes of contract section 3, over a real socket. */
class HandshakeTest {
    private static final String ORIGIN_REFUSED = "origin not allowed (open the Control UI from the gateway host or allow it in gateway.controlUi.allowedOrigins)";
    private static TestPlane plane;

    @BeforeAll
    static void start() throws Exception {
        plane = new TestPlane(GatewayMethod.of("health", Scope.NONE, NoParams.class, (_, _) -> Map.of("ok", true)),
                GatewayMethod.of("aaa.own", Scope.READ, NoParams.class, (_, _) -> Map.of()),
                GatewayMethod.of("status", Scope.READ, NoParams.class, (_, _) -> Map.of("ok", true)));
    }

    @AfterAll
    static void stop() throws Exception { plane.close(); }

    @Test
    void greetsALocalClientWithTheRightTokenAndKeepsItsScopes() throws Exception {
        try (TestSocket socket = plane.socket()) {
            assertTrue(nonce(socket).length() > 30);
            Map<String, Object> answer = socket.request("connect", TestPlane.params(Map.of()));
            Map<String, Object> hello = map(answer.get("payload"));
            assertEquals("hello-ok", hello.get("type"));
            assertEquals(3, hello.get("protocol"));
            assertEquals(List.of("health", "status", "aaa.own"), map(hello.get("features")).get("methods"));
            assertEquals(Map.of("maxPayload", 26_214_400, "maxBufferedBytes", 52_428_800, "tickIntervalMs", 30_000), hello.get("policy"));
            assertEquals(Map.of("method", "token", "role", "operator", "scopes", TestPlane.ALL_SCOPES.stream().sorted().toList()),
                    hello.get("auth"));
            Map<String, Object> snapshot = map(hello.get("snapshot"));
            assertEquals("token", snapshot.get("authMode"));
            assertEquals(plane.state.resolve("openclaw.json").toString(), snapshot.get("configPath"));
            assertEquals("agent:main:main", map(snapshot.get("sessionDefaults")).get("mainSessionKey"));
            Map<String, Object> health = socket.event("health");
            assertTrue(health.containsKey("seq"));
            assertTrue(map(health.get("stateVersion")).containsKey("presence"));
        }
    }

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
    @CsvSource({"1, 2, 0", "5, 9, 0", "3, 3, 3", "3, 4, 4", "1, 9, 4", "4, 4, 4"})
    void agreesOnTheHighestCommonVersion(int min, int max, int agreed) throws Exception {
        try (TestSocket socket = plane.socket()) {
            Map<String, Object> answer = socket.request("connect", TestPlane.params(Map.of("minProtocol", min, "maxProtocol", max)));
            if (agreed > 0) {
                assertEquals(agreed, map(answer.get("payload")).get("protocol"));
                return;
            }
            assertEquals("protocol mismatch", map(answer.get("error")).get("message"));
            assertEquals(4, map(map(answer.get("error")).get("details")).get("expectedProtocol"));
            assertEquals("1002 protocol mismatch", socket.closed());
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

    @ParameterizedTest
    @CsvSource({"v3", "v2"})
    void acceptsADeviceThatProvesItself(String version) throws Exception {
        TestDevice device = new TestDevice();
        try (TestSocket socket = plane.socket()) {
            Map<String, Object> proof = device.proof(version, nonce(socket), System.currentTimeMillis() - 110_000, TestPlane.TOKEN);
            Map<String, Object> hello = map(socket.request("connect", TestPlane.params(Map.of("device", proof))).get("payload"));
            Map<String, Object> auth = map(hello.get("auth"));
            assertEquals(Set.of("method", "role", "scopes", "deviceToken", "issuedAtMs"), auth.keySet());
            assertEquals(TestPlane.ALL_SCOPES.stream().sorted().toList(), auth.get("scopes"));
            assertEquals(43, String.valueOf(auth.get("deviceToken")).length());
            assertEquals(List.of(device.id),
                    plane.devices.paired().stream().map(PairedDevice::deviceId).filter(device.id::equals).toList());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"signature|AAAA|device signature invalid|SIGNATURE_INVALID|device-signature",
            "nonce|' '|device nonce required|NONCE_REQUIRED|device-nonce-missing",
            "nonce|other|device nonce mismatch|NONCE_MISMATCH|device-nonce-mismatch",
            "publicKey|AAAA|device identity mismatch|DEVICE_ID_MISMATCH|device-id-mismatch",
            "id|abcd|device identity mismatch|DEVICE_ID_MISMATCH|device-id-mismatch"})
    void refusesADeviceWhoseProofIsWrong(String key, String value, String message, String code, String reason) throws Exception {
        try (TestSocket socket = plane.socket()) {
            Map<String, Object> proof = new TestDevice().proof("v3", nonce(socket), System.currentTimeMillis(), TestPlane.TOKEN);
            proof.put(key, value);
            Map<String, Object> error = map(socket.request("connect", TestPlane.params(Map.of("device", proof))).get("error"));
            assertEquals(message, error.get("message"));
            assertEquals(Map.of("code", "DEVICE_AUTH_" + code, "reason", reason), error.get("details"));
            assertEquals("1008 " + message, socket.closed());
        }
    }

    @ParameterizedTest
    @CsvSource({"-180000", "180000"})
    void refusesAProofFromAnotherTime(long skewMs) throws Exception {
        try (TestSocket socket = plane.socket()) {
            Map<String, Object> proof = new TestDevice().proof("v3", nonce(socket), System.currentTimeMillis() + skewMs, TestPlane.TOKEN);
            Map<String, Object> error = map(socket.request("connect", TestPlane.params(Map.of("device", proof))).get("error"));
            assertEquals("device signature expired", error.get("message"));
        }
    }

    @Test
    void aWrongTokenBesideADeviceStillFails() throws Exception {
        try (TestSocket socket = plane.socket()) {
            Map<String, Object> proof = new TestDevice().proof("v3", nonce(socket), System.currentTimeMillis(), "nope");
            Map<String, Object> error = map(
                    socket.request("connect", TestPlane.params(Map.of("device", proof, "auth", Map.of("token", "nope")))).get("error"));
            assertEquals(Map.of("code", "AUTH_TOKEN_MISMATCH", "authReason", "token_mismatch", "canRetryWithDeviceToken", true,
                    "recommendedNextStep", "retry_with_device_token"), error.get("details"));
        }
    }

    @Test
    void aRemotePeerHasNoScopes() throws Exception {
        try (TestSocket socket = plane.socket("X-Forwarded-For", "203.0.113.7")) {
            Map<String, Object> hello = map(socket.request("connect", TestPlane.params(Map.of())).get("payload"));
            assertEquals(List.of(), map(hello.get("auth")).get("scopes"));
            assertEquals("missing scope: operator.read", map(socket.request("status", Map.of()).get("error")).get("message"));
            assertEquals(true, socket.request("health", Map.of()).get("ok"));
        }
    }

    @Test
    void theControlUiNeedsADeviceUnlessTheSettingsWaiveIt() throws Exception {
        Map<String, Object> params = TestPlane.params(Map.of("client", TestPlane.client("openclaw-control-ui", "webchat")));
        try (TestSocket local = plane.socket("Origin", "http://localhost:5173")) {
            Map<String, Object> error = map(local.request("connect", params).get("error"));
            assertEquals("control ui requires device identity (use HTTPS or localhost secure context)", error.get("message"));
            assertEquals(Map.of("code", "CONTROL_UI_DEVICE_IDENTITY_REQUIRED"), error.get("details"));
        }
        try (TestPlane waived = new TestPlane(Map.of("token", TestPlane.TOKEN),
                Map.of("gateway.controlUi", "{\"allowInsecureAuth\":true}"))) {
            try (TestSocket local = waived.socket("Origin", "http://localhost:5173")) {
                assertEquals(true, local.request("connect", params).get("ok"));
            }
            String here = "http://127.0.0.1:" + waived.port();
            try (TestSocket remote = waived.socket("Origin", here, "X-Forwarded-For", "203.0.113.7")) {
                assertEquals("INVALID_REQUEST", map(remote.request("connect", params).get("error")).get("code"));
            }
        }
    }

    @Test
    void aDeviceFromElsewhereWaitsUntilItIsApproved() throws Exception {
        TestDevice device = new TestDevice();
        String requestId;
        try (TestSocket remote = plane.socket("X-Forwarded-For", "203.0.113.7")) {
            Map<String, Object> proof = device.proof("v3", nonce(remote), System.currentTimeMillis(), TestPlane.TOKEN);
            Map<String, Object> error = map(remote.request("connect", TestPlane.params(Map.of("device", proof))).get("error"));
            assertEquals("NOT_PAIRED", error.get("code"));
            Map<String, Object> details = map(error.get("details"));
            requestId = String.valueOf(details.get("requestId"));
            assertEquals(Map.of("code", "PAIRING_REQUIRED", "requestId", requestId, "reason", "not-paired", "command",
                    "openclaw devices approve " + requestId), details);
            assertEquals("1008 pairing required", remote.closed());
        }
        plane.devices.approve(requestId, new Caller("c", "cli", "cli", "operator", Set.of("operator.admin"), Optional.empty(), true));
        try (TestSocket remote = plane.socket("X-Forwarded-For", "203.0.113.7")) {
            Map<String, Object> proof = device.proof("v3", nonce(remote), System.currentTimeMillis(), TestPlane.TOKEN);
            Map<String, Object> hello = map(remote.request("connect", TestPlane.params(Map.of("device", proof))).get("payload"));
            assertEquals(TestPlane.ALL_SCOPES.stream().sorted().toList(), map(hello.get("auth")).get("scopes"));
        }
    }

    @Test
    void aDeviceTokenIsAsGoodAsTheSecretAndSinceVersionFourTellsTheScopesOfThisConnection() throws Exception {
        TestDevice device = new TestDevice();
        String token;
        try (TestSocket socket = plane.socket()) {
            Map<String, Object> proof = device.proof("v3", nonce(socket), System.currentTimeMillis(), TestPlane.TOKEN);
            Map<String, Object> hello = map(socket.request("connect", TestPlane.params(Map.of("device", proof))).get("payload"));
            token = String.valueOf(map(hello.get("auth")).get("deviceToken"));
        }
        List<String> scopes = List.of("operator.read");
        try (TestSocket socket = plane.socket()) {
            Map<String, Object> proof = device.proof("v3", nonce(socket), System.currentTimeMillis(), token, "cli|cli|operator", scopes);
            Map<String, Object> hello = map(socket
                    .request("connect",
                            TestPlane.params(
                                    Map.of("device", proof, "auth", Map.of("deviceToken", token), "scopes", scopes, "maxProtocol", 4)))
                    .get("payload"));
            assertEquals("device-token", map(hello.get("auth")).get("method"));
            assertEquals(scopes, map(hello.get("auth")).get("scopes"));
            assertEquals("FORBIDDEN", map(socket.request("no.such", Map.of()).get("error")).get("code"));
        }
    }

    @Test
    void aProbeWithoutDeviceMayOnlyRead() throws Exception {
        try (TestSocket socket = plane.socket()) {
            Map<String, Object> params = TestPlane.params(Map.of("client", TestPlane.client("openclaw-probe", "probe")));
            assertEquals(List.of("operator.read"), map(map(socket.request("connect", params).get("payload")).get("auth")).get("scopes"));
        }
    }

    @ParameterizedTest // security checklist 1
    @CsvSource({"https://evil.example", "null", "http://127.0.0.1.evil.example", "file://"})
    void refusesAForeignPageBeforeTheSocketOpens(String origin) {
        ExecutionException failure = assertThrows(ExecutionException.class, () -> plane.socket("Origin", origin));
        assertTrue(String.valueOf(failure.getCause()).contains("WebSocketHandshakeException"), failure.toString());
    }

    @Test
    void aNodeMayOnlyAskForHealth() throws Exception {
        TestDevice device = new TestDevice();
        try (TestSocket socket = plane.socket()) {
            Map<String, Object> proof = device.proof("v3", nonce(socket), System.currentTimeMillis(), TestPlane.TOKEN, "cli|cli|node");
            assertEquals(true, socket.request("connect", TestPlane.params(Map.of("role", "node", "device", proof))).get("ok"));
            assertEquals(true, socket.request("health", Map.of()).get("ok"));
            assertEquals("unauthorized role: node", map(socket.request("status", Map.of()).get("error")).get("message"));
        }
    }

    @Test
    void listsADeviceThatIsNoCommandLineAndTellsWhenItLeft() throws Exception {
        TestDevice device = new TestDevice();
        try (TestSocket socket = plane.socket()) {
            Map<String, Object> proof = device.proof("v3", nonce(socket), System.currentTimeMillis(), TestPlane.TOKEN,
                    "gateway-client|backend|operator");
            Map<String, Object> changes = Map.of("device", proof, "client", TestPlane.client("gateway-client", "backend"));
            assertEquals(true, socket.request("connect", TestPlane.params(changes)).get("ok"));
            Await.until("it is present", () -> plane.presence.entries.containsKey(device.id));
            assertEquals("Node: gateway-client · mode backend", present(device).text());
            assertEquals("connect", present(device).reason());
        }
        Await.until("it is gone", () -> "disconnect".equals(present(device).reason()));
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

    static byte[] upgrade(String path, String... headers) {
        List<String> lines = new ArrayList<>(
                List.of("GET " + path + " HTTP/1.1", "Host: 127.0.0.1", "Upgrade: websocket", "Connection: Upgrade"));
        lines.addAll(List.of(headers));
        return (String.join("\r\n", lines) + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    private static String nonce(TestSocket socket) {
        return String.valueOf(map(socket.event("connect.challenge").get("payload")).get("nonce"));
    }

    private static PresenceEntry present(TestDevice device) { return Objects.requireNonNull(plane.presence.entries.get(device.id)); }

    private static Map<String, Object> without(Map<String, Object> map, String key) {
        Map<String, Object> rest = new LinkedHashMap<>(map);
        rest.remove(key);
        return rest;
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(@Nullable Object value) { return (Map<String, Object>) Objects.requireNonNull(value); }
}
