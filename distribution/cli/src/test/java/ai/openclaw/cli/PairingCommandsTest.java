package ai.openclaw.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code openclaw devices} over the wire and {@code openclaw pairing} over its files. */
class PairingCommandsTest {
    private static final String DEVICES = """
        {"pending":[{"requestId":"r1","deviceId":"d2","platform":"ios","displayName":"Phone","roles":["operator"],
        "scopes":["operator.read"],"remoteIp":"203.0.113.7","ts":5},{"requestId":"r2","deviceId":"d3","roles":["node"],"scopes":[],"ts":9}],
        "paired":[{"deviceId":"d1","clientId":"cli","platform":"linux","roles":["operator"],"scopes":["operator.admin"],
        "tokens":[{"role":"operator","scopes":[],"createdAtMs":1,"revokedAtMs":2}]}]}""";
    @TempDir
    Path root;
    private GatewayServer gateway;
    private Terminal terminal;

    @BeforeEach
    void start() throws IOException {
        gateway = new GatewayServer();
        terminal = new Terminal(root);
    }

    @AfterEach
    void stop() throws IOException { gateway.close(); }

    @Test
    void signsWithTheKeyOfThisInstallationWhereNoSecretIsKnown() throws Exception {
        gateway.on("device.pair.list", DEVICES);
        assertEquals(0, terminal.run(gateway, "devices", "list"));
        assertFalse(gateway.params("connect").has("device"), "the secret is enough on this machine");
        assertEquals(0, terminal.run("devices", "list", "--port", Integer.toString(gateway.port())));
        JsonNode connect = gateway.params("connect");
        JsonNode device = connect.path("device");
        assertEquals("n", device.path("nonce").asText());
        assertEquals(json(root.resolve("identity/device.json")).path("deviceId"), device.path("id"));
        String platform = connect.at("/client/platform").asText().toLowerCase(java.util.Locale.ROOT);
        String payload = "v3|" + device.path("id").asText()
                + "|cli|cli|operator|operator.admin,operator.read,operator.write,operator.approvals,operator.pairing|"
                + device.path("signedAt").asLong() + "||n|" + platform + "|";
        assertTrue(verifies(device, payload));
    }

    private static boolean verifies(JsonNode device, String payload) throws GeneralSecurityException {
        byte[] prefix = HexFormat.of().parseHex("302a300506032b6570032100");
        byte[] raw = Base64.getUrlDecoder().decode(device.path("publicKey").asText());
        byte[] encoded = Arrays.copyOf(prefix, prefix.length + raw.length);
        System.arraycopy(raw, 0, encoded, prefix.length, raw.length);
        Signature signature = Signature.getInstance("Ed25519");
        signature.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
        signature.update(payload.getBytes(StandardCharsets.UTF_8));
        return signature.verify(Base64.getUrlDecoder().decode(device.path("signature").asText()));
    }

    @Test
    void listsDevices() {
        gateway.on("device.pair.list", DEVICES);
        assertEquals(0, terminal.run(gateway, "devices", "list"));
        for (String part : new String[]{"r1       Phone (ios)  operator  read    203.0.113.7",
                "r2       d3           node      none    here", "d1      cli (linux)  operator  admin   operator revoked  never",
                "openclaw devices approve REQUEST"})
            assertTrue(terminal.out().contains(part), terminal.out());
        assertEquals("[\"operator.pairing\"]", gateway.params("connect").path("scopes").toString());
        assertEquals(0, terminal.run(gateway, "devices", "list", "--json"));
        assertTrue(terminal.out().contains("\"requestId\" : \"r2\""), terminal.out());
    }

    @Test
    void approvesTheOneThatIsNamedOrTheLast() {
        gateway.on("device.pair.list", DEVICES).on("device.pair.approve", "{\"requestId\":\"r\",\"device\":{\"deviceId\":\"d3\"}}");
        assertEquals(0, terminal.run(gateway, "devices", "approve", "--latest"));
        assertEquals("Device d3 is paired.\n", terminal.out());
        assertEquals("r2", gateway.params("device.pair.approve").path("requestId").asText());
        assertEquals(0, terminal.run(gateway, "devices", "approve", "r1"));
        assertEquals("r1", gateway.params("device.pair.approve").path("requestId").asText());
        assertEquals(2, terminal.run(gateway, "devices", "approve"));
        assertTrue(terminal.errors().contains("--latest"), terminal.errors());
        gateway.on("device.pair.list", "{\"pending\":[],\"paired\":[]}");
        assertEquals(1, terminal.run(gateway, "devices", "approve", "--latest"));
    }

    @Test
    void rejectsRemovesRotatesAndRevokes() {
        gateway.on("device.pair.reject", "{\"requestId\":\"r1\",\"deviceId\":\"d2\"}").on("device.pair.remove", "{\"deviceId\":\"d1\"}")
                .on("device.token.rotate", "{\"token\":\"fresh\"}").on("device.token.revoke", "{\"revokedAtMs\":1}");
        assertEquals(0, terminal.run(gateway, "devices", "reject", "r1"));
        assertEquals("Device d2 is turned away.\n", terminal.out());
        assertEquals(0, terminal.run(gateway, "devices", "remove", "d1"));
        assertEquals("Device d1 is removed.\n", terminal.out());
        assertEquals(0, terminal.run(gateway, "devices", "rotate", "--device", "d1", "--scope", "operator.read"));
        assertTrue(terminal.out().endsWith("\nfresh\n"), terminal.out());
        assertEquals("{\"deviceId\":\"d1\",\"role\":\"operator\",\"scopes\":[\"operator.read\"]}",
                gateway.params("device.token.rotate").toString());
        assertEquals(0, terminal.run(gateway, "devices", "revoke", "--device", "d1", "--role", "node"));
        assertEquals("The token of device d1 as node is revoked.\n", terminal.out());
        assertEquals(2, terminal.run(gateway, "devices", "revoke"));
    }

    @Test
    void everyCommandHasExamples() {
        for (String command : new String[]{"list", "approve", "reject", "remove", "rotate", "revoke"}) {
            assertEquals(0, terminal.run("devices", command, "--help"));
            assertTrue(terminal.out().contains("  openclaw devices " + command), terminal.out());
        }
    }

    @Test
    void listsWhoWaitsAtAChannel() throws IOException {
        assertEquals(0, terminal.run("pairing", "list"));
        assertEquals("Nobody waits.\n", terminal.out());
        waiting("telegram", Instant.now());
        waiting("discord", Instant.now().minus(Duration.ofMinutes(61)));
        assertEquals(0, terminal.run("pairing", "list"));
        assertTrue(terminal.out().contains("ABCD2345  telegram  work     42      just now"), terminal.out());
        assertFalse(terminal.out().contains("discord"), terminal.out());
        assertEquals(0, terminal.run("pairing", "list", "telegram", "--json"));
        assertTrue(terminal.out().contains("\"code\" : \"ABCD2345\""), terminal.out());
    }

    @Test
    void letsSomebodyInOnceAndKeepsTheRestOfTheFile() throws IOException {
        waiting("telegram", Instant.now());
        assertEquals(1, terminal.run("pairing", "approve", "telegram", "WRONG234"));
        assertEquals(0, terminal.run("pairing", "approve", "telegram", "abcd2345"));
        assertEquals("42 may write through telegram now.\n", terminal.out());
        Path allowed = root.resolve("credentials/telegram-work-allowFrom.json");
        assertEquals("[\"42\"]", json(allowed).path("allowFrom").toString());
        assertEquals(1, json(allowed).path("version").asInt());
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(allowed)));
        JsonNode rest = json(root.resolve("credentials/telegram-pairing.json"));
        assertEquals("[]", rest.path("requests").toString());
        assertEquals("kept", rest.path("newer").asText());
        assertEquals(1, terminal.run("pairing", "approve", "ABCD2345"), "a code is good once");
    }

    private static JsonNode json(Path file) throws IOException { return Json.parse(Files.readString(file), file.toString()); }

    private void waiting(String channel, Instant since) throws IOException {
        Files.createDirectories(root.resolve("credentials"));
        Files.writeString(root.resolve("credentials/" + channel + "-pairing.json"),
                "{\"version\":1,\"newer\":\"kept\",\"requests\":[{\"id\":\"42\",\"code\":\"ABCD2345\",\"createdAt\":\"" + since
                        + "\",\"lastSeenAt\":\"" + since + "\",\"meta\":{\"accountId\":\"work\"}}]}");
    }
}
