package ai.openclaw.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QrCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    @TempDir
    Path state;
    private GatewayServer gateway;
    private Terminal terminal;

    @BeforeEach
    void start() throws IOException {
        gateway = new GatewayServer();
        gateway.on("device.bootstrap.issue", "{\"bootstrapToken\":\"once\",\"expiresAtMs\":77}");
        terminal = new Terminal(state);
    }

    @AfterEach
    void stop() throws IOException { gateway.close(); }

    @Test
    void theCodeSaysWhereTheGatewayIsAndHoldsATokenForOnce() throws IOException {
        assertEquals(0, terminal.run(gateway, "qr", "--public-url", "https://home.example.org", "--json"));
        JsonNode told = JSON.readTree(terminal.out());
        assertEquals("wss://home.example.org", told.path("gatewayUrl").asText());
        assertEquals(77, told.path("expiresAtMs").asLong());
        assertEquals("{\"url\":\"wss://home.example.org\",\"bootstrapToken\":\"once\"}", decoded(told.path("setupCode").asText()));
        assertEquals("operator.pairing", gateway.params("connect").at("/scopes/0").asText());

        assertEquals(0, terminal.run(gateway, "qr", "--public-url", "ws://192.0.2.7:18789", "--setup-code-only"));
        assertEquals("{\"url\":\"ws://192.0.2.7:18789\",\"bootstrapToken\":\"once\"}", decoded(terminal.out().strip()));
    }

    @Test
    void aPersonSeesTheCodeTheTextAndWhatToDoNext() {
        assertEquals(0, terminal.run(gateway, "qr", "--public-url", "wss://home.example.org"));
        List<String> lines = terminal.out().lines().toList();
        assertTrue(lines.getFirst().contains("   "), "the margin");
        assertTrue(terminal.out().contains("\u2588") && terminal.out().contains("\u2584"));
        assertTrue(lines.getLast().endsWith("openclaw devices approve --latest"), lines.getLast());
    }

    @Test
    void aGatewayForThisMachineOnlyIsNotGivenAway() {
        assertEquals(1, terminal.run(gateway, "qr"));
        assertTrue(terminal.errors().contains("Set gateway.bind to \"lan\""), terminal.errors());
        assertThrows(NoSuchElementException.class, () -> gateway.params("device.bootstrap.issue"), "no token was made");
    }

    @Test
    void theAddressFollowsTheBinding() throws IOException {
        Files.writeString(state.resolve("openclaw.json"),
                "{gateway: {bind: 'custom', customBindHost: '198.51.100.4', tls: {enabled: true}}}");
        assertEquals(0, terminal.run(gateway, "qr", "--json", "--url", "ws://127.0.0.1:" + gateway.port()));
        assertEquals("wss://198.51.100.4:" + gateway.port(), JSON.readTree(terminal.out()).path("gatewayUrl").asText());
    }

    @Test
    void anAddressThatIsNoneIsToldAsSuch() {
        assertEquals(2, terminal.run(gateway, "qr", "--public-url", "home"));
        assertTrue(terminal.errors().contains("--public-url home is no WebSocket address"), terminal.errors());
    }

    private static String decoded(String code) {
        return new String(Base64.getUrlDecoder().decode(code), java.nio.charset.StandardCharsets.UTF_8);
    }
}
