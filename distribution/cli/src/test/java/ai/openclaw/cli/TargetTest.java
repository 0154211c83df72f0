package ai.openclaw.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TargetTest {
    @TempDir
    Path root;
    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void home() { environment.put("OPENCLAW_HOME", root.toString()); }

    @Test
    void withNothingKnownItIsTheUsualPort() {
        assertEquals("ws://127.0.0.1:18789", target().url().toString());
        assertEquals("ws://127.0.0.1:19001", target("--dev").url().toString());
        assertEquals("", target().token());
    }

    @Test
    void optionsCountMoreThanTheEnvironmentAndThatMoreThanTheConfiguration() throws IOException {
        configure(".openclaw", "{ gateway: { port: 3000, auth: { token: 'file', password: 'p' } } }");
        assertEquals("ws://127.0.0.1:3000 file p", text(target()));
        environment.putAll(Map.of("OPENCLAW_GATEWAY_PORT", "3001", "OPENCLAW_GATEWAY_TOKEN", "env"));
        assertEquals("ws://127.0.0.1:3001 env p", text(target()));
        assertEquals("ws://127.0.0.1:3002 option q", text(target("--port", "3002", "--token", "option", "--password=q")));
        assertEquals("wss://host option p", text(target("--url", "https://host", "--token", "option")));
    }

    @Test
    void aGatewayThatSpeaksTlsIsKnownByItsCertificate() throws IOException {
        configure(".openclaw", "{ gateway: { tls: { enabled: true } } }");
        assertEquals("wss://127.0.0.1:18789", target().url().toString());
        assertEquals(Optional.of(root.resolve(".openclaw/gateway/tls/gateway-cert.pem")), target().certificate());
        assertEquals(Optional.empty(), target("--url", "wss://gw.example.org").certificate());
        configure(".openclaw", "{ gateway: { tls: { enabled: true, certPath: '/c.pem', keyPath: '/k.pem' } } }");
        assertEquals(Optional.of(Path.of("/c.pem")), target().certificate());
    }

    @Test
    void aProfileHasItsOwnConfiguration() throws IOException {
        configure(".openclaw-work", "{ gateway: { port: 4000 } }");
        assertEquals("ws://127.0.0.1:4000", target("--profile", "work").url().toString());
        environment.put("CLAWDBOT_PROFILE", "work");
        assertEquals("ws://127.0.0.1:4000", target().url().toString());
        assertThrows(CliException.class, () -> target("--profile", "../x"));
    }

    @Test
    void theTildeIsTheHome() throws IOException {
        configure("claw", "{ gateway: { port: 5000 } }");
        environment.put("OPENCLAW_STATE_DIR", "~/claw");
        assertEquals("ws://127.0.0.1:5000", target().url().toString());
        environment.put("OPENCLAW_CONFIG_PATH", "~/none.json");
        assertEquals("ws://127.0.0.1:18789", target().url().toString());
    }

    @Test
    void aTokenOfTheEnvironmentIsResolvedOrNotKnown() throws IOException {
        configure(".openclaw", "{ gateway: { auth: { token: '${MY_TOKEN}' } } }");
        assertEquals("", target().token());
        environment.put("MY_TOKEN", "resolved");
        assertEquals("resolved", target().token());
    }

    @Test
    void aReferenceIsLookedUpAsTheGatewayDoes() throws IOException {
        Path file = Files.writeString(root.resolve("secrets.json"), "{\"t\":\"from-file\"}");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        configure(".openclaw", "{ secrets: { providers: { f: { source: 'file', path: '~/none' }, g: { source: 'file', path: '" + file
                + "' } } }, gateway: { auth: { token: { source: 'file', provider: 'g', id: '/t' }, password: { source: 'exec', provider: 'x',"
                + " id: 'unused' } } } }");
        assertEquals("from-file", target().token());
        assertEquals("", target().unreadable());
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertEquals("", target().token());
        assertEquals("gateway.auth.token is not known here: SecretProviderResolutionError: secrets.providers.g.path permissions are too"
                + " open: " + file.toRealPath(), target().unreadable());
        assertEquals("given", target("--token", "given").token());
        assertEquals("", target("--token", "given").unreadable());
    }

    @Test
    void aVariableOfAReferenceMayComeFromTheStateFolder() throws IOException {
        configure(".openclaw", "{ gateway: { auth: { mode: 'password', password: { source: 'env', provider: 'default', id: 'PASS' } } } }");
        Files.writeString(root.resolve(".openclaw/.env"), "PASS=from-dot-env\n");
        assertEquals("from-dot-env", target().password());
        environment.put("PASS", "from-process");
        assertEquals("from-process", target().password());
    }

    private Target target(String... options) {
        ConnectionOptions read = new ConnectionOptions();
        for (int i = 0; i < options.length; i++) {
            String[] pair = options[i].split("=", 2);
            i += Math.max(1, read.take(pair[0],
                    pair.length == 2 ? Optional.of(pair[1]) : i + 1 < options.length ? Optional.of(options[i + 1]) : Optional.empty())) - 1
                    - (pair.length == 2 ? 1 : 0);
        }
        return Target.of(read, environment);
    }

    private static String text(Target target) { return target.url() + " " + target.token() + " " + target.password(); }

    private void configure(String folder, String text) throws IOException {
        Files.writeString(Files.createDirectories(root.resolve(folder)).resolve("openclaw.json"), text);
    }
}
