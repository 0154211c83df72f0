package ai.openclaw.method.devices;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import ai.openclaw.api.BootstrapToken;
import ai.openclaw.api.Caller;
import ai.openclaw.api.Devices;
import ai.openclaw.api.Grant;
import ai.openclaw.api.JsonText;
import ai.openclaw.api.PairedDevice;
import ai.openclaw.api.PairingRequest;
import ai.openclaw.api.RecordTree;
import ai.openclaw.api.Secret;
import ai.openclaw.testkit.FakeCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeviceMethodsTest {
    private static final PairedDevice PHONE = new PairedDevice("d1", "key", Optional.of("Phone"), Optional.of("ios"), Optional.empty(),
            Optional.of("openclaw-ios"), Optional.of("ui"), Optional.of("operator"), List.of("operator"), List.of("operator.read"),
            Optional.empty(), 1, 2,
            List.of(new PairedDevice.Token("operator", List.of("operator.read"), 1, Optional.empty(), Optional.empty(), Optional.of(5L))));
    private static final PairingRequest REQUEST = new PairingRequest("r1", "d2", "key", Optional.empty(), Optional.of("linux"),
            Optional.empty(), Optional.of("cli"), Optional.of("cli"), Optional.of("operator"), List.of("operator"),
            List.of("operator.admin"), Optional.of("203.0.113.7"), false, false, 7, Map.of());
    private final List<String> done = new ArrayList<>();
    private final DeviceMethods methods = new DeviceMethods(new Known());
    private final FakeCall call = new FakeCall();

    @Test
    void listsDevicesAsTheContractHasThem() throws Exception {
        String json = JsonText.write(call.invoke(methods, "device.pair.list", Map.of()));
        assertEquals(
                """
                    {"pending":[{"requestId":"r1","deviceId":"d2","publicKey":"key","platform":"linux","clientId":"cli","clientMode":"cli",\
                    "role":"operator","roles":["operator"],"scopes":["operator.admin"],"remoteIp":"203.0.113.7","silent":false,"isRepair":false,"ts":7}],\
                    "paired":[{"deviceId":"d1","publicKey":"key","displayName":"Phone","platform":"ios","clientId":"openclaw-ios","clientMode":"ui",\
                    "role":"operator","roles":["operator"],"scopes":["operator.read"],"createdAtMs":1,"approvedAtMs":2,\
                    "tokens":[{"role":"operator","scopes":["operator.read"],"createdAtMs":1,"lastUsedAtMs":5}]}]}""",
                json);
    }

    @Test
    void handsDecisionsOnWithWhoMadeThem() throws Exception {
        Object phone = Objects.requireNonNull(RecordTree.of(PHONE));
        assertEquals(Map.of("requestId", "r1", "device", phone), call.invoke(methods, "device.pair.approve", Map.of("requestId", "r1")));
        assertEquals(Map.of("requestId", "r1", "deviceId", "d2"), call.invoke(methods, "device.pair.reject", Map.of("requestId", "r1")));
        assertEquals(Map.of("deviceId", "d1"), call.invoke(methods, "device.pair.remove", Map.of("deviceId", "d1")));
        assertEquals(Map.of("deviceId", "d1", "role", "operator", "token", "fresh", "scopes", List.of("operator.read"), "rotatedAtMs", 9L),
                call.invoke(methods, "device.token.rotate", Map.of("deviceId", "d1", "role", "operator")));
        assertEquals(Map.of("deviceId", "d1", "role", "operator", "revokedAtMs", 8L),
                call.invoke(methods, "device.token.revoke", Map.of("deviceId", "d1", "role", "operator")));
        assertEquals(List.of("approve r1 conn-1", "reject r1", "remove d1 conn-1", "rotate d1 operator Optional.empty conn-1",
                "revoke d1 operator conn-1"), done);
    }

    @Test
    void invitesOneNewDevice() throws Exception {
        assertEquals(Map.of("bootstrapToken", "once", "expiresAtMs", 11L), call.invoke(methods, "device.bootstrap.issue", Map.of()));
    }

    @Test
    void tellsTheGatewaysIdentity() throws Exception {
        String json = JsonText.write(call.invoke(methods, "gateway.identity.get", Map.of()));
        assertEquals("{\"deviceId\":\"g\",\"publicKey\":\"k\"}", json);
    }

    /** Devices that are only remembered. */
    private final class Known implements Devices {
        @Override
        public BootstrapToken invite() { return new BootstrapToken(new Secret("once"), 11); }

        @Override
        public List<PairedDevice> paired() { return List.of(PHONE); }

        @Override
        public List<PairingRequest> pending() { return List.of(REQUEST); }

        @Override
        public PairedDevice approve(String requestId, Caller by) {
            done.add("approve " + requestId + " " + by.connectionId());
            return PHONE;
        }

        @Override
        public PairingRequest reject(String requestId) {
            done.add("reject " + requestId);
            return REQUEST;
        }

        @Override
        public void remove(String deviceId, Caller by) { done.add("remove " + deviceId + " " + by.connectionId()); }

        @Override
        public Grant.DeviceToken rotate(String deviceId, String role, Optional<List<String>> scopes, Caller by) {
            assertFalse(scopes.isPresent());
            done.add("rotate " + deviceId + " " + role + " " + scopes + " " + by.connectionId());
            return new Grant.DeviceToken(new Secret("fresh"), List.of("operator.read"), 9);
        }

        @Override
        public long revoke(String deviceId, String role, Caller by) {
            done.add("revoke " + deviceId + " " + role + " " + by.connectionId());
            return 8;
        }

        @Override
        public Identity identity() { return new Identity("g", "k"); }
    }
}
