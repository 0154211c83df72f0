package ai.openclaw.control;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.openclaw.api.Caller;
import ai.openclaw.api.PairedDevice;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Connects of devices (contract sections 3.2 to 3.4 and 12), over a real socket. */
class DeviceConnectTest extends HandshakeTests {
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
}
