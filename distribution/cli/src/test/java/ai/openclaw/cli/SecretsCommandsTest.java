package ai.openclaw.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsCommandsTest {
    private static final String CONFIG = """
        {
          // mine
          gateway: { mode: 'local', auth: { mode: 'token', token: 's3cret-token' } }, // here
          models: { providers: { openai: { baseUrl: 'https://x/v1', apiKey: 's3cret-key', models: [] } } },
        }
        """;
    @TempDir
    Path state;
    private Terminal terminal = new Terminal(Path.of("."));

    @BeforeEach
    void open() { terminal = new Terminal(state); }

    private Path file(String name, String text) throws IOException {
        Path file = state.resolve(name);
        Path folder = file.getParent();
        if (folder != null)
            Files.createDirectories(folder);
        return Files.setPosixFilePermissions(Files.writeString(file, text), PosixFilePermissions.fromString("rw-------"));
    }

    private String config() throws IOException { return Files.readString(state.resolve("openclaw.json")); }

    private JsonNode audit() {
        terminal.run("secrets", "audit", "--json");
        return Json.parse(terminal.out(), "the audit");
    }

    private List<String> found(String code) {
        return audit().path("findings").valueStream().filter(finding -> finding.path("code").asText().equals(code))
                .map(finding -> Path.of(finding.path("file").asText()).getFileName() + " " + finding.path("jsonPath").asText()).sorted()
                .toList();
    }

    @Test
    void theAuditOfACleanFolderFindsNothing() throws IOException {
        file("openclaw.json", "{ gateway: { auth: { token: '${MY_TOKEN}' } } }");
        assertEquals(0, terminal.run("secrets", "audit", "--check"));
        assertEquals("No credentials in clear, and every reference works.\n", terminal.out());
        assertEquals("clean", audit().path("status").asText());
    }

    @Test
    void theAuditFindsCredentialsInClearWhereverTheyLie() throws IOException {
        file("openclaw.json", "{ env: { vars: { FOO: 'x', MY_TOKEN: 'y' } }, channels: { $include: './channels.json' } }");
        file("channels.json", "{ telegram: { botToken: '1:x' } }");
        file("openclaw.json.bak.2", CONFIG);
        file("config/last-good.json5", CONFIG);
        file(".env", "OPENAI_API_KEY=s3cret-of-env\nPLAIN=1\n");
        file("agents/main/agent/auth-profiles.json",
                "{\"version\":1,\"profiles\":{\"openai:default\":{\"type\":\"api_key\",\"provider\":\"openai\",\"key\":\"s3cret\"}}}");
        assertEquals(List.of(".env OPENAI_API_KEY", "auth-profiles.json profiles.openai:default.key",
                "channels.json channels.telegram.botToken", "last-good.json5 gateway.auth.token",
                "last-good.json5 models.providers.openai.apiKey", "openclaw.json env.vars.MY_TOKEN",
                "openclaw.json.bak.2 gateway.auth.token", "openclaw.json.bak.2 models.providers.openai.apiKey"), found("PLAINTEXT_FOUND"));
        assertEquals(1, terminal.run("secrets", "audit", "--check"));
        assertFalse(terminal.out().contains("s3cret"), terminal.out());
        assertEquals(0, terminal.run("secrets", "audit"));
    }

    @Test
    void theAuditTriesReferences() throws IOException {
        file("openclaw.json", "{ gateway: { auth: { token: { source: 'env', provider: 'default', id: 'NOPE' } } } }");
        assertEquals(List.of("openclaw.json gateway.auth.token"), found("REF_UNRESOLVED"));
        assertEquals(3, terminal.run("secrets", "audit", "--check"));
        assertTrue(terminal.out().contains("Environment variable \"NOPE\" is missing or empty."), terminal.out());
        terminal.environment.putAll(Map.of("NOPE", "there", "OPENCLAW_GATEWAY_TOKEN", "other"));
        assertEquals(List.of(), found("REF_UNRESOLVED"));
        assertEquals(List.of("openclaw.json gateway.auth.token"), found("REF_SHADOWED"));
        assertEquals(1, terminal.run("secrets", "audit", "--check"));
    }

    @Test
    void theAuditRunsProgramsUnlessItIsToldNotTo() throws IOException {
        file("openclaw.json", "{ secrets: { providers: { e: { source: 'exec', command: '/no/such' } } }, talk: { apiKey: { source: 'exec',"
                + " provider: 'e', id: 'k' } } }");
        assertEquals(3, terminal.run("secrets", "audit", "--check"));
        assertEquals(0, terminal.run("secrets", "audit", "--check", "--skip-exec"));
    }

    @Test
    void theAuditFindsKeysOfAgentsThatGoBeforeAReference() throws IOException {
        file("openclaw.json", "{ models: { providers: { openai: { apiKey: { source: 'env', provider: 'default', id: 'KEY' } } } } }");
        terminal.environment.put("KEY", "there");
        file("agents/main/agent/auth-profiles.json",
                "{\"profiles\":{\"openai:default\":{\"type\":\"api_key\",\"provider\":\"openai\",\"keyRef\":{}}}}");
        assertEquals(List.of("auth-profiles.json profiles.openai:default"), found("REF_SHADOWED"));
    }

    @Test
    void theAuditFindsFilesThatOthersMayRead() throws IOException {
        Path file = file("openclaw.json", "{}");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertEquals(List.of("openclaw.json "), found("FILE_TOO_OPEN"));
    }

    @Test
    void everythingMovesToAFileOfItsOwn() throws IOException {
        file("openclaw.json", CONFIG);
        file("openclaw.json.bak", CONFIG);
        file("openclaw.json.bak.1", "{ broken: 's3cret-key'");
        file("config/last-good.json5", CONFIG);
        file(".env", "COPY=s3cret-key\nOTHER=1\n");
        assertEquals(0, terminal.run("secrets", "configure", "--to-file"));
        assertFalse((terminal.out() + terminal.errors()).contains("s3cret"), terminal.out());
        String text = config();
        assertTrue(text.contains("// mine") && text.contains("// here"), text);
        assertTrue(text.contains("'/models/providers/openai/apiKey'"), text);
        for (String name : List.of("openclaw.json", "openclaw.json.bak", "openclaw.json.bak.1", "config/last-good.json5", ".env"))
            assertFalse(Files.readString(state.resolve(name)).contains("s3cret"), name);
        assertEquals("OTHER=1\n", Files.readString(state.resolve(".env")));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(state.resolve("secrets.json"))));
        assertEquals(0, terminal.run("secrets", "audit", "--check"), terminal.out());
        assertEquals("s3cret-token", Target.of(new ConnectionOptions(), terminal.environment).token());
        assertEquals(0, terminal.run("secrets", "configure", "--to-file"));
        assertEquals("Nothing to change.\n", terminal.out());
    }

    @Test
    void aPlanIsMadeTriedAndCarriedOut() throws IOException {
        file("openclaw.json", CONFIG);
        Path plan = state.resolve("plan.json");
        assertEquals(0, terminal.run("secrets", "configure", "--set", "models.providers.openai.apiKey=env:default:OPENAI_API_KEY",
                "--plan-out", plan.toString()));
        assertEquals(CONFIG, config());
        assertFalse(Files.readString(plan).contains("s3cret"));
        assertEquals(1, terminal.run("secrets", "apply", "--from", plan.toString()));
        assertEquals(
                "models.providers.openai.apiKey: SecretRefResolutionError: Environment variable \"OPENAI_API_KEY\" is missing or empty."
                        + " Nothing was written.\n",
                terminal.errors());
        assertEquals(CONFIG, config());
        terminal.environment.put("OPENAI_API_KEY", "another");
        assertEquals(0, terminal.run("secrets", "apply", "--from", plan.toString(), "--dry-run"));
        assertEquals(CONFIG, config());
        assertTrue(terminal.out().contains("the new secret is another than the one that it replaces"), terminal.out());
        assertEquals(0, terminal.run("secrets", "apply", "--from", plan.toString(), "--json"));
        assertEquals("[\"models.providers.openai.apiKey\"]", Json.parse(terminal.out(), "answer").path("replaced").toString());
        assertFalse(config().contains("s3cret-key"), config());
        assertTrue(config().contains("id: 'OPENAI_API_KEY'"), config());
    }

    @Test
    void aPlanThatCannotBeRightIsRefused() throws IOException {
        file("openclaw.json", CONFIG);
        Map<String, String> plans = Map.of("{}", "\"version\" must be 1", "{\"version\":1}", "it changes nothing",
                "{\"version\":1,\"targets\":[{\"path\":\"gateway.auth.token\",\"ref\":{\"source\":\"env\"}}]}",
                "is no {source, provider, id}",
                "{\"version\":1,\"targets\":[{\"path\":\"gateway.port\",\"ref\":{\"source\":\"env\",\"provider\":\"default\",\"id\":\"A\"}}]}",
                "gateway.port is no key that may refer to a secret",
                "{\"version\":1,\"providerUpserts\":{\"e\":{\"source\":\"exec\"}},\"targets\":[]}", "secrets.providers.e.command");
        for (Map.Entry<String, String> plan : plans.entrySet()) {
            int code = terminal.run("secrets", "apply", "--from", file("plan.json", plan.getKey()).toString());
            assertEquals(1, code, plan.getKey());
            assertTrue(terminal.errors().contains(plan.getValue()), terminal.errors());
        }
        assertEquals(CONFIG, config());
    }

    @Test
    void mistakesOnTheCommandLineAreNamed() throws IOException {
        file("openclaw.json", CONFIG);
        for (String[] options : new String[][]{{"--set", "gateway.auth.token=nope"}, {"--set", "a..b=env:default:A"}, {"--provider", "v"},
                {"--provider", "v={"}, {"--to-file", "--plan-out", "x"}, {}}) {
            List<String> words = new java.util.ArrayList<>(List.of("secrets", "configure"));
            words.addAll(List.of(options));
            assertEquals(CliException.USAGE, terminal.run(words.toArray(String[]::new)), words.toString());
            assertFalse(terminal.errors().isBlank());
        }
        assertEquals(CONFIG, config());
    }

    @Test
    void aPersonIsAskedForEachOne() throws IOException {
        file("openclaw.json", CONFIG);
        terminal.environment.put("OPENAI_API_KEY", "s3cret-key");
        Deque<String> answers = new ArrayDeque<>(List.of("f", "e", "OPENAI_API_KEY"));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SecretsConfigureCommand command = new SecretsConfigureCommand().asking(_ -> answers.removeFirst());
        command.in(terminal.environment, new Screen(new PrintStream(out, true, StandardCharsets.UTF_8), false), System.err);
        assertEquals(0, command.call());
        assertTrue(config().contains("'/gateway/auth/token'") && config().contains("'OPENAI_API_KEY'"), config());
        assertFalse(config().contains("s3cret"), config());
    }

    @Test
    void theGatewayReloadsItsSecrets() throws Exception {
        try (GatewayServer gateway = new GatewayServer()) {
            gateway.on("secrets.reload", "{\"ok\":true,\"warningCount\":2}");
            assertEquals(0, terminal.run(gateway, "secrets", "reload"));
            assertEquals("Secrets are reloaded. References that nobody uses as things are: 2; see openclaw secrets audit\n",
                    terminal.out());
        }
    }

    @Test
    void everyCommandHasHelpWithAnExample() {
        for (String name : List.of("audit", "configure", "apply", "reload")) {
            assertEquals(0, terminal.run("secrets", name, "--help"));
            assertTrue(terminal.out().contains("Example"), name);
            assertTrue(terminal.out().contains("openclaw secrets " + name), name);
        }
    }
}
