package ai.openclaw.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.PresenceEntry;
import ai.openclaw.testkit.Await;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is let in, and what the hello says to it (contract sections 3.5 and 4), over a real socket. */
class HelloTest extends HandshakeTests {
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
    void aProbeWithoutDeviceMayOnlyRead() throws Exception {
        try (TestSocket socket = plane.socket()) {
            Map<String, Object> params = TestPlane.params(Map.of("client", TestPlane.client("openclaw-probe", "probe")));
            assertEquals(List.of("operator.read"), map(map(socket.request("connect", params).get("payload")).get("auth")).get("scopes"));
        }
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

    private static PresenceEntry present(TestDevice device) { return Objects.requireNonNull(plane.presence.entries.get(device.id)); }
}
