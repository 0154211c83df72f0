package ai.openclaw.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.Devices;
import ai.openclaw.api.JsonText;
import ai.openclaw.testkit.Await;
import ai.openclaw.testkit.DeviceKey;
import ai.openclaw.testkit.FakeGateway;
import ai.openclaw.testkit.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files of contract section 19, which a user brings along from the incumbent and may take back. */
class DeviceFilesTest {
    private static final String TOKEN = "TB8oDyTnFSTuKjo28fdGa0Gs3lQ7wuTQ-FH9jCCgK1Y";
    @TempDir
    Path state;

    @Test
    void knowsTheDevicesOfTheIncumbentAndKeepsWhatItDoesNotKnow() throws IOException {
        DeviceKey phone = new DeviceKey();
        paired("{\"" + phone.id + "\":{\"deviceId\":\"" + phone.id + "\",\"publicKey\":\"" + phone.publicKey
                + "\",\"platform\":\"linux\",\"clientId\":\"cli\",\"clientMode\":\"cli\",\"role\":\"operator\",\"roles\":[\"operator\"],"
                + "\"scopes\":[\"operator.read\"],\"approvedScopes\":[\"operator.read\"],\"tokens\":{\"operator\":{\"token\":\"" + TOKEN
                + "\",\"role\":\"operator\",\"scopes\":[\"operator.read\"],\"createdAtMs\":1795163307375,\"newer\":1}},"
                + "\"createdAtMs\":1795163307375,\"approvedAtMs\":1795163307375,\"apns\":{\"topic\":\"x\"}},\"odd\":{\"deviceId\":7}}");
        try (TestGate gate = TestGate.withToken(state)) {
            Attempts reader = gate.attempt().with(phone).from("203.0.113.7").as("operator", "operator.read");
            assertEquals(TOKEN, gate.connect(reader.showing(Attempts.deviceToken(TOKEN))).token().orElseThrow().value().value());
            assertEquals(1_795_163_307_375L, gate.connect(reader).token().orElseThrow().issuedAtMs());
        }
        Object file = JsonText.parse(Files.readString(file()));
        assertEquals("x", Tree.at(file, phone.id, "apns", "topic"));
        assertEquals(1, Tree.at(file, phone.id, "tokens", "operator", "newer"));
        assertEquals(TOKEN, Tree.at(file, phone.id, "tokens", "operator", "token"));
        assertTrue(Tree.at(file, phone.id, "tokens", "operator", "lastUsedAtMs") instanceof Number);
        assertEquals(7, Tree.at(file, "odd", "deviceId"));
    }

    @Test
    void writesForTheOwnerOnlyAndReadsItBack() throws IOException {
        DeviceKey phone = new DeviceKey();
        DeviceKey stranger = new DeviceKey();
        String token;
        String request;
        try (TestGate gate = TestGate.withToken(state)) {
            token = gate.connect(gate.attempt().with(phone)).token().orElseThrow().value().value();
            request = gate.detail(gate.attempt().with(stranger).from("203.0.113.7"), "requestId");
            Await.until("both are written", () -> Files.exists(file()) && Files.exists(state.resolve("devices/pending.json")));
        }
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file())));
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(state.resolve("devices"))));
        Object file = JsonText.parse(Files.readString(file()));
        assertEquals(List.of("deviceId", "publicKey", "platform", "clientId", "clientMode", "role", "roles", "scopes", "approvedScopes",
                "tokens", "createdAtMs", "approvedAtMs"), List.copyOf(Tree.keys(file, phone.id)));
        try (TestGate gate = TestGate.withToken(state)) {
            assertEquals("device-token",
                    gate.connect(gate.attempt().with(phone).from("203.0.113.7").showing(Attempts.deviceToken(token))).method());
            assertEquals(request, gate.detail(gate.attempt().with(stranger).from("203.0.113.7"), "requestId"));
        }
    }

    @Test
    void anOrdinaryReconnectWritesNothing() throws IOException {
        DeviceKey phone = new DeviceKey();
        try (TestGate gate = TestGate.withToken(state)) {
            gate.connect(gate.attempt().with(phone));
            gate.connect(gate.attempt().with(phone));
            Await.until("it is written", () -> Files.exists(file()));
            FileTime before = FileTime.fromMillis(1000);
            Files.setLastModifiedTime(file(), before);
            for (int i = 0; i < 100; i++)
                gate.connect(gate.attempt().with(phone));
            assertEquals(before, Files.getLastModifiedTime(file()));
        }
    }

    @Test
    void setsABrokenFileAsideAndGoesOn() throws IOException {
        paired("{\"x\": ");
        try (TestGate gate = TestGate.withToken(state)) {
            assertTrue(gate.devices.paired().isEmpty());
            gate.connect(gate.attempt().with(new DeviceKey()));
        }
        try (var files = Files.list(state.resolve("devices"))) {
            Path aside = files.filter(path -> path.getFileName().toString().startsWith("paired.json.broken-")).findFirst().orElseThrow();
            assertEquals("{\"x\": ", Files.readString(aside));
        }
        assertTrue(Files.exists(file()));
    }

    @Test
    void makesTheGatewaysIdentityOnceInTheIncumbentsForm() throws IOException {
        Devices.Identity first = new DeviceRegistry(new FakeGateway(state)).identity();
        assertEquals(first, new DeviceRegistry(new FakeGateway(state)).identity());
        Object file = JsonText.parse(Files.readString(state.resolve("identity/device.json")));
        assertEquals(List.of("version", "deviceId", "publicKeyPem", "privateKeyPem", "createdAtMs"), List.copyOf(Tree.keys(file)));
        assertEquals(first.deviceId(), Tree.at(file, "deviceId"));
        assertTrue(String.valueOf(Tree.at(file, "privateKeyPem")).startsWith("-----BEGIN PRIVATE KEY-----\n"));
        assertEquals(Optional.of(first.deviceId()), new DeviceKeys().read(first.publicKey()).map(DeviceKeys.Key::id));
        assertFalse(first.publicKey().contains("="));
    }

    private Path file() { return state.resolve("devices/paired.json"); }

    private void paired(String content) throws IOException {
        Files.createDirectories(state.resolve("devices"));
        Files.writeString(file(), content);
    }
}
