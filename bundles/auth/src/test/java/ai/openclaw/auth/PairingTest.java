package ai.openclaw.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.Caller;
import ai.openclaw.api.ClientInfo;
import ai.openclaw.api.GatewayEvent;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.Grant;
import ai.openclaw.api.PairingRequest;
import ai.openclaw.api.Scope;
import ai.openclaw.api.Secret;
import ai.openclaw.testkit.Await;
import ai.openclaw.testkit.DeviceKey;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Contract section 12. */
class PairingTest {
    private static final Caller OWNER = caller("owner", Optional.empty(), "operator.admin");
    private static final Caller DOORKEEPER = caller("keeper", Optional.empty(), "operator.pairing");
    @TempDir
    Path state;
    private TestGate gate;
    private final DeviceKey phone = new DeviceKey();

    @BeforeEach
    void open() { gate = TestGate.withToken(state); }

    @AfterEach
    void close() { gate.close(); }

    @Test
    void approvesOnThisMachineWithoutAskingAndTellsIt() {
        Grant grant = gate.connect(gate.attempt().with(phone).as("operator", "operator.read", "operator.bogus"));
        assertEquals(Set.of("operator.read", "operator.bogus"), grant.scopes());
        assertEquals(List.of("operator.bogus", "operator.read"), grant.token().orElseThrow().scopes());
        assertEquals(43, grant.token().orElseThrow().value().value().length());
        GatewayEvent event = gate.events.named("device.pair.resolved").getFirst();
        assertEquals(Scope.PAIRING, event.scope());
        assertEquals("approved", ((Map<?, ?>) event.payload()).get("decision"));
        assertEquals(Set.of("requestId", "deviceId", "decision", "ts"), ((Map<?, ?>) event.payload()).keySet());
        assertTrue(gate.events.named("device.pair.requested").isEmpty());
    }

    @Test
    void givesMoreScopesAndRolesOnThisMachineAndKeepsTheToken() {
        String token = gate.connect(gate.attempt().with(phone).as("operator", "operator.read")).token().orElseThrow().value().value();
        Grant more = gate.connect(gate.attempt().with(phone));
        assertEquals(token, more.token().orElseThrow().value().value());
        assertEquals(Attempts.ALL.stream().sorted().toList(), more.token().orElseThrow().scopes());
        Grant node = gate.connect(gate.attempt().with(phone).as("node"));
        assertNotEquals(token, node.token().orElseThrow().value().value(), "one for each role");
        assertEquals(List.of("node", "operator"), gate.devices.paired().getFirst().roles());
    }

    @Test
    void aRequestOnlyNarrowsWhatWasApproved() { // security checklist 7
        gate.connect(gate.attempt().with(phone));
        assertEquals(Set.of("operator.read"), gate.connect(gate.attempt().with(phone).as("operator", "operator.read")).scopes());
        assertEquals(Set.of(), gate.connect(gate.attempt().with(phone).as("operator")).scopes());
        assertEquals(Set.of(), gate.connect(gate.attempt().with(phone).as("node", "operator.admin")).scopes(), "a node has none");
    }

    @Test
    void aNarrowTokenIsNotWidenedByItsOwnerOnThisMachine() { // security checklist 7
        String token = gate.connect(gate.attempt().with(phone).as("operator", "operator.read")).token().orElseThrow().value().value();
        Attempts greedy = gate.attempt().with(phone).showing(Attempts.deviceToken(token));
        assertEquals("scope-upgrade", gate.detail(greedy, "reason"));
        assertEquals(Set.of("operator.read"), gate.connect(greedy.as("operator", "operator.read")).scopes());
    }

    @Test
    void makesStrangersWaitUnderOneRequestThatGrows() {
        Attempts stranger = gate.attempt().with(phone).from("203.0.113.7");
        GatewayException refusal = gate.refusal(stranger.as("operator", "operator.read")).orElseThrow();
        assertEquals("pairing required", refusal.message());
        Map<String, Object> details = refusal.details().orElseThrow();
        String id = String.valueOf(details.get("requestId"));
        assertEquals("not-paired", details.get("reason"));
        assertEquals("openclaw devices approve " + id, details.get("command"));
        assertEquals(id, gate.detail(stranger.as("operator", "operator.write"), "requestId"));
        assertEquals(id, gate.detail(stranger.as("node"), "requestId"));
        PairingRequest request = gate.devices.pending().getFirst();
        assertEquals(List.of("node", "operator"), request.roles());
        assertEquals(List.of("operator.read", "operator.write"), request.scopes());
        assertEquals(Optional.of("203.0.113.7"), request.remoteIp());
        assertFalse(request.silent());
        assertEquals(3, gate.events.named("device.pair.requested").size());
        gate.refusal(stranger.as("node"));
        assertEquals(3, gate.events.named("device.pair.requested").size(), "nothing new is not told again");
    }

    @Test
    void namesTheReasonForAnUpgrade() {
        gate.connect(gate.attempt().with(phone).on("iOS 19", "iPhone").as("operator", "operator.read"));
        Attempts known = gate.attempt().with(phone).on("ios 19", "iPhone").from("203.0.113.7").as("operator", "operator.read");
        assertTrue(gate.refusal(known).isEmpty(), "case does not matter");
        assertEquals("scope-upgrade", gate.detail(known.as("operator", "operator.write"), "reason"));
        assertEquals("role-upgrade", gate.detail(known.as("node"), "reason"));
        assertEquals("metadata-upgrade", gate.detail(known.on("android", "iPhone"), "reason"));
        assertTrue(gate.devices.pending().getFirst().isRepair());
    }

    @Test
    void aChangedPlatformIsNotSilentEvenHere() {
        gate.connect(gate.attempt().with(phone));
        Attempts changed = gate.attempt().with(phone).on("windows", null);
        assertEquals("metadata-upgrade", gate.detail(changed, "reason"));
        gate.devices.approve(gate.detail(changed, "requestId"), OWNER);
        assertTrue(gate.refusal(changed).isEmpty());
    }

    @Test
    void forgetsARequestAfterFiveMinutesAndLimitsTheirNumber() { // security checklist 14
        Attempts stranger = gate.attempt().from("203.0.113.7");
        String first = gate.detail(stranger.with(phone), "requestId");
        for (int i = 0; i < 7; i++)
            assertNotEquals("null", gate.detail(stranger.with(new DeviceKey()), "requestId"));
        assertEquals("null", gate.detail(stranger.with(new DeviceKey()), "requestId"), "eight of one address");
        assertEquals("PAIRING_REQUIRED", gate.detail(stranger.with(new DeviceKey()), "code"));
        gate.time.pass(Duration.ofMinutes(6));
        assertTrue(gate.devices.pending().isEmpty());
        assertEquals("unknown requestId", assertThrows(GatewayException.class, () -> gate.devices.approve(first, OWNER)).message());
    }

    @Test
    void nobodyApprovesOrRotatesWhatHeDoesNotHave() { // security checklist 8
        String id = gate.detail(gate.attempt().with(phone).from("203.0.113.7"), "requestId");
        assertEquals("missing scope: operator.admin",
                assertThrows(GatewayException.class, () -> gate.devices.approve(id, DOORKEEPER)).message());
        gate.devices.approve(id, OWNER);
        assertEquals("missing scope: operator.admin",
                assertThrows(GatewayException.class, () -> gate.devices.rotate(phone.id, "operator", Optional.empty(), DOORKEEPER))
                        .message());
        Grant.DeviceToken narrow = gate.devices.rotate(phone.id, "operator", Optional.of(List.of("operator.pairing")), DOORKEEPER);
        assertEquals(List.of("operator.pairing"), narrow.scopes());
    }

    @Test
    void aTokenIsNotRotatedBeyondWhatTheDeviceWasApprovedFor() { // security checklist 8
        gate.connect(gate.attempt().with(phone).as("operator", "operator.read"));
        GatewayException refusal = assertThrows(GatewayException.class,
                () -> gate.devices.rotate(phone.id, "operator", Optional.of(List.of("operator.admin")), OWNER));
        assertTrue(refusal.message().contains("not approved for operator.admin"), refusal.message());
        assertEquals("unknown deviceId/role",
                assertThrows(GatewayException.class, () -> gate.devices.rotate(phone.id, "node", Optional.empty(), OWNER)).message());
        assertEquals("unknown deviceId/role",
                assertThrows(GatewayException.class, () -> gate.devices.revoke("nobody", "operator", OWNER)).message());
        assertEquals("unknown deviceId", assertThrows(GatewayException.class, () -> gate.devices.remove("nobody", OWNER)).message());
    }

    @Test
    void whatEndsADevicesRightsEndsItsConnections() { // security checklist 10
        String token = gate.connect(gate.attempt().with(phone)).token().orElseThrow().value().value();
        live("a", "operator");
        live("b", "node");
        String fresh = gate.devices.rotate(phone.id, "operator", Optional.empty(), OWNER).value().value();
        assertEquals(List.of("a device token rotated"), gate.connections.closed);
        assertEquals("AUTH_DEVICE_TOKEN_MISMATCH", gate.detail(gate.attempt().with(phone).showing(Attempts.deviceToken(token)), "code"));
        live("c", "operator");
        gate.devices.revoke(phone.id, "operator", OWNER);
        assertEquals("AUTH_DEVICE_TOKEN_MISMATCH", gate.detail(gate.attempt().with(phone).showing(Attempts.deviceToken(fresh)), "code"));
        gate.devices.remove(phone.id, OWNER);
        assertEquals(List.of("a device token rotated", "c device token revoked", "b device removed"), gate.connections.closed);
        assertTrue(gate.devices.paired().isEmpty());
    }

    @Test
    void whoRotatesItsOwnTokenHearsTheNewOneFirst() {
        gate.connect(gate.attempt().with(phone));
        ClientInfo own = live("own", "operator");
        gate.devices.rotate(phone.id, "operator", Optional.empty(), own.caller());
        assertTrue(gate.connections.closed.isEmpty());
        Await.until("it is sent away", () -> gate.connections.closed.equals(List.of("own device token rotated")));
    }

    @Test
    void aConnectionOnItsWayInDoesNotSlipThrough() { // security checklist 10
        gate.connect(gate.attempt().with(phone).connection("late"));
        gate.devices.revoke(phone.id, "operator", OWNER);
        gate.devices.joined(live("late", "operator"));
        assertEquals(List.of("late device token revoked"), gate.connections.closed);
    }

    @Test
    void aTokenThatEndsBetweenItsCheckAndTheAdmissionIsRefused() { // security checklist 10
        String token = gate.connect(gate.attempt().with(phone)).token().orElseThrow().value().value();
        var passed = new CredentialCheck.Passed("device-token", false, Optional.of(new Secret(token)));
        gate.devices.rotate(phone.id, "operator", Optional.empty(), OWNER);
        GatewayException refusal = assertThrows(GatewayException.class,
                () -> gate.devices.admit(gate.attempt().with(phone).signed(), phone.publicKey, passed));
        assertEquals("unauthorized: device token mismatch (rotate/reissue device token)", refusal.message());
    }

    @Test
    void aRevokedTokenStaysRevokedUntilItIsRotated() {
        gate.connect(gate.attempt().with(phone));
        gate.devices.revoke(phone.id, "operator", OWNER);
        assertTrue(gate.connect(gate.attempt().with(phone)).token().isEmpty());
        gate.devices.rotate(phone.id, "operator", Optional.empty(), OWNER);
        assertTrue(gate.connect(gate.attempt().with(phone)).token().isPresent());
    }

    @Test
    void rejectsARequest() {
        String id = gate.detail(gate.attempt().with(phone).from("203.0.113.7"), "requestId");
        assertEquals(phone.id, gate.devices.reject(id).deviceId());
        assertTrue(gate.devices.pending().isEmpty());
        assertEquals("rejected", ((Map<?, ?>) gate.events.named("device.pair.resolved").getFirst().payload()).get("decision"));
    }

    @Test
    void whatIsKeptAndShownIsShort() {
        Attempts local = gate.attempt().with(phone);
        assertEquals("invalid connect params: at /scopes: must be names of scopes such as operator.read",
                gate.refusal(local.as("operator", "a\nb")).orElseThrow().message());
        assertTrue(gate.refusal(local.on("x".repeat(257), null)).orElseThrow().message()
                .startsWith("invalid connect params: at /client/platform"));
        String[] many = IntStream.range(0, 65).mapToObj(i -> "scope." + i).toArray(String[]::new);
        assertTrue(gate.refusal(local.as("operator", many)).orElseThrow().message().endsWith("must NOT have more than 64 items"));
        assertTrue(gate.devices.paired().isEmpty());
    }

    private ClientInfo live(String connectionId, String role) {
        ClientInfo client = new ClientInfo(
                new Caller(connectionId, "cli", "cli", role, Set.of("operator.admin"), Optional.of(phone.id), true), 3, Optional.empty(),
                "1", "linux", Optional.empty(), Optional.empty(), Optional.empty(), List.of(), List.of(), Map.of(), Optional.empty(),
                Optional.empty(), 1);
        gate.connections.add(client);
        return client;
    }

    private static Caller caller(String id, Optional<String> device, String... scopes) {
        return new Caller(id, "cli", "cli", "operator", Set.of(scopes), device, true);
    }
}
