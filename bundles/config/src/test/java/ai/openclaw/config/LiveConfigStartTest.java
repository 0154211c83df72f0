package ai.openclaw.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.json5.Json5Document;
import ai.openclaw.json5.Json;
import ai.openclaw.testkit.Await;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveConfigStartTest {
    private static final String LOCAL = "gateway: { mode: 'local', auth: { token: 'abc' } }";
    private Running running;

    @BeforeEach
    void prepare(@TempDir Path folder) throws Exception { running = new Running(folder); }

    @AfterEach
    void end() throws Exception { running.end(); }

    private String refusal(String file) throws Exception {
        running.file(file).start();
        assertTrue(running.configurations().isEmpty(), "nothing is handed out after a refusal");
        assertEquals(1, running.gateway.refusals.size());
        return running.gateway.refusals.getFirst();
    }

    @Test
    void refusesToStartWithoutAFile() throws Exception {
        running.start();
        assertEquals(List.of("Missing config. Run `openclaw setup` or set gateway.mode=local (or pass --allow-unconfigured)."),
                running.gateway.refusals);
        assertFalse(Files.exists(running.gateway.configFile()));
    }

    @Test
    void refusesAModeThatIsNotLocal() throws Exception {
        assertEquals("Gateway start blocked: set gateway.mode=local (current: unset) or pass --allow-unconfigured.", refusal("{}"));
        running.gateway.refusals.clear();
        assertEquals("Gateway start blocked: set gateway.mode=local (current: remote) or pass --allow-unconfigured.",
                refusal("{gateway:{mode:'remote'}}"));
    }

    @Test
    void refusesWrongOptions() throws Exception {
        running.gateway.options.put("bind", "zzz");
        assertEquals("Invalid --bind (use \"loopback\", \"lan\", \"tailnet\", \"auto\", or \"custom\")", refusal("{" + LOCAL + "}"));
        running.gateway.options.clear();
        running.gateway.refusals.clear();
        running.gateway.options.put("port", "65536");
        assertEquals("Invalid port", refusal("{" + LOCAL + "}"));
    }

    @Test
    void refusesAmbiguousOrMissingSecrets() throws Exception {
        assertEquals(
                "Gateway failed to start: Error: Invalid config: gateway.auth.token and gateway.auth.password are both configured,"
                        + " but gateway.auth.mode is unset. Set gateway.auth.mode to token or password.",
                refusal("{gateway:{mode:'local',auth:{token:'a',password:'b'}}}"));
        running.gateway.refusals.clear();
        assertEquals(
                "Gateway auth is set to password, but no password is configured.\n"
                        + "Set gateway.auth.password (or OPENCLAW_GATEWAY_PASSWORD), or pass --password.",
                refusal("{gateway:{mode:'local',auth:{mode:'password'}}}"));
        running.gateway.refusals.clear();
        assertEquals(
                "Gateway failed to start: Error: Startup failed: required secrets are unavailable. SecretRefResolutionError:"
                        + " Environment variable \"NOPE\" is missing or empty.",
                refusal("{gateway:{mode:'local',auth:{token:'${NOPE}'}}}"));
        running.gateway.refusals.clear();
        assertEquals(
                "Gateway failed to start: Error: Startup failed: required secrets are unavailable. SecretRefResolutionError:"
                        + " Environment variable \"NOPE\" is missing or empty.",
                refusal("{gateway:{mode:'local',auth:{token:{source:'env',provider:'default',id:'NOPE'}}}}"));
    }

    @Test
    void refusesToBeReachableWithoutAuth() throws Exception {
        assertEquals(
                "Refusing to bind gateway to lan without auth.\nSet gateway.auth.token/password (or OPENCLAW_GATEWAY_TOKEN/"
                        + "OPENCLAW_GATEWAY_PASSWORD) or pass --token/--password.",
                refusal("{gateway:{mode:'local',bind:'lan',auth:{mode:'none'}}}"));
        running.gateway.refusals.clear();
        assertEquals("Gateway failed to start: Error: gateway.bind=custom requires gateway.customBindHost",
                refusal("{gateway:{mode:'local',bind:'custom'}}"));
        running.gateway.refusals.clear();
        assertEquals("Gateway failed to start: Error: gateway auth mode=trusted-proxy requires gateway.trustedProxies to be configured"
                + " with at least one proxy IP", refusal("{gateway:{mode:'local',auth:{mode:'trusted-proxy'}}}"));
        running.gateway.refusals.clear();
        assertEquals("Gateway failed to start: Error: Invalid config: hooks.token must not match gateway auth token. Set a distinct"
                + " hooks.token for hook ingress.", refusal("{" + LOCAL + ",hooks:{enabled:true,token:'abc'}}"));
    }

    @Test
    void refusesABrokenFileWhenThereIsNoLastGoodCopy() throws Exception {
        String refusal = refusal("{\n  gateway: {\n    botToken: 'x1' y2\n}");
        assertEquals("Failed to read config at " + running.gateway.configFile() + " SyntaxError: JSON5: invalid character 'y' at 3:20\n"
                + running.gateway.configFile() + ":3:20: botToken: '**' **", refusal);
    }

    @Test
    void startsABrokenFileWithTheLastGoodCopy() throws Exception {
        running.file("{" + LOCAL + ", session: {mainKey: 'good'}}").start().close();
        new LastGood(running.home).save(running.file());
        running.file("{" + LOCAL + ", session: {mainKey: 'bad'");
        LiveConfig config = running.start();
        assertEquals(List.of(), running.gateway.refusals);
        assertEquals(Optional.of("good"), config.value("session.mainKey"));
        assertTrue(config.problems().getFirst().contains("JSON5: invalid end of input at 1:78; started with the last good copy"),
                config.problems().toString());
        assertTrue(running.log().contains("openclaw.json:1:78: {gateway: { mode"), running.log());
        assertEquals(Hashes.sha256(running.file().getBytes(java.nio.charset.StandardCharsets.UTF_8)), config.hash());
        running.file("{" + LOCAL + ", session: {mainKey: 'corrected'}}");
        Await.until("the corrected file is read", () -> config.value("session.mainKey").equals(Optional.of("corrected")));
        assertEquals(List.of(), config.problems());
    }

    @Test
    void keepsALastGoodCopyForTheOwnerOnly() throws Exception {
        running.file("{" + LOCAL + "}").start();
        Path copy = running.home.resolve("config/last-good.json5");
        Await.until("there is a copy", () -> Files.exists(copy));
        assertEquals(running.file(), Files.readString(copy));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(copy)));
    }

    @Test
    void makesATokenAndKeepsTheComments() throws Exception {
        String token = String.valueOf(
                running.file("{\n  // mine\n  gateway: { mode: 'local' },\n}\n").start().value("gateway.auth.token").orElseThrow());
        assertTrue(token.matches("[0-9a-f]{48}"), token);
        assertTrue(running.file().startsWith("{\n  // mine\n  gateway: { mode: 'local', auth: { token: '" + token + "' } },\n  meta: {"),
                running.file());
        assertEquals("{\n  // mine\n  gateway: { mode: 'local' },\n}\n", Files.readString(running.home.resolve("openclaw.json.bak")));
        assertTrue(running.log().contains("auth token was missing. Generated a new token and saved it to config (gateway.auth.token)."));
        assertFalse(running.log().contains(token));
        String audit = Files.readString(running.home.resolve("logs/config-audit.jsonl"));
        assertTrue(audit.contains("\"event\":\"config.write\"") && !audit.contains(token), audit);
    }

    @Test
    void makesTheFileWhenItIsAllowedToBeMissing() throws Exception {
        running.gateway.options.put("allow-unconfigured", "");
        LiveConfig config = running.start();
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(running.gateway.configFile())));
        assertTrue(running.configurations().containsKey("gateway.auth"));
        assertEquals(config.value("gateway.auth.token").orElseThrow(),
                Json.at(Json5Document.parse(running.file()).toTree(), "gateway.auth.token").orElseThrow());
    }

    @Test
    void makesNoTokenWhenOneIsGivenElsewhere() throws Exception {
        running.gateway.environment.put("CLAWDBOT_GATEWAY_TOKEN", "t");
        running.file("{gateway:{mode:'local'}}").start();
        assertEquals("{gateway:{mode:'local'}}", running.file());
    }

    @Test
    void writesTheOriginsOfAReachableGateway() throws Exception {
        running.file("{gateway: {mode: 'local', port: 99, auth: {token: 'abc'}}}");
        running.gateway.options.put("bind", "lan");
        assertEquals(Optional.of(List.of("http://localhost:99", "http://127.0.0.1:99")),
                running.start().value("gateway.controlUi.allowedOrigins"));
        assertTrue(running.file().contains("allowedOrigins: ['http://localhost:99', 'http://127.0.0.1:99']"), running.file());
    }

    @Test
    void writesThroughASymbolicLink() throws Exception {
        Path real = running.work.resolve("real.json5");
        Files.writeString(real, "{gateway: {mode: 'local'}}");
        Files.createSymbolicLink(running.gateway.configFile(), real);
        running.start();
        assertTrue(Files.isSymbolicLink(running.gateway.configFile()));
        assertTrue(Files.readString(real).contains("token: '"));
    }

    @Test
    void startsWhenTheTokenCannotBeSaved() throws Exception {
        running.file("{gateway: {mode: 'local'}}");
        Files.createDirectories(running.home.resolve("openclaw.json.bak.3/in/the/way"));
        Files.createDirectories(running.home.resolve("openclaw.json.bak.4/in/the/way"));
        LiveConfig config = running.start();
        assertEquals("{gateway: {mode: 'local'}}", running.file());
        assertTrue(config.value("gateway.auth.token").isPresent());
        assertTrue(config.problems().getFirst().contains("in memory only"), config.problems().toString());
    }

    @Test
    void handsOutSectionsUnderTheirPids() throws Exception {
        running.file("{" + LOCAL + ", session: {mainKey: 'x'}, bindings: [1], nope: 1, routing: {}}");
        LiveConfig config = running.start();
        assertEquals(Map.of("gateway", "{\"mode\":\"local\"}", "gateway.auth", "{\"token\":\"abc\"}", "session", "{\"mainKey\":\"x\"}",
                "bindings", "[1]"), running.configurations());
        assertEquals(List.of("unknown key \"nope\" ignored",
                "routing: routing was moved; use bindings and channels.<platform> instead (ignored)"), config.problems());
    }

    @Test
    void readsFormerSettingsAsIfTheyStoodWhereTheyBelong() throws Exception {
        running.file("{gateway: {mode: 'local', token: 'old-token'}, identity: {name: 'Clawd'},"
                + " agent: {workspace: '~/w', model: 'a/b', elevated: {enabled: true}}, agents: {defaults: {model: 'c/d'}}}");
        LiveConfig config = running.start();
        assertEquals(List.of(), running.gateway.refusals);
        assertEquals(Optional.of("old-token"), config.value("gateway.auth.token"));
        assertTrue(config.value("gateway.token").isEmpty());
        assertEquals(Optional.of("Clawd"), config.value("agents.list.0.identity.name"));
        assertEquals(Optional.of("main"), config.value("agents.list.0.id"));
        assertEquals(Optional.of("~/w"), config.value("agents.defaults.workspace"));
        assertEquals(Optional.of("c/d"), config.value("agents.defaults.model"), "the new place wins");
        assertEquals(Optional.of(true), config.value("tools.elevated.enabled"));
        assertEquals(3, config.problems().size(), config.problems().toString());
        assertFalse(running.file().contains("list"), "the file stays as it is");
    }

    @Test
    void givesAFormerIdentityToTheAgentThatIsAskedFirst() throws Exception {
        running.file("{gateway: {mode: 'local', auth: {token: 'abc'}}, identity: {name: 'Clawd'},"
                + " agents: {list: [{id: 'a'}, {id: 'b', default: true}, {id: 'c'}]}}");
        LiveConfig config = running.start();
        assertEquals(Optional.of("Clawd"), config.value("agents.list.1.identity.name"));
        assertTrue(config.value("agents.list.0.identity").isEmpty());
    }

    @Test
    void keepsSecretsOffTheDisk() throws Exception {
        running.file("{gateway: {mode: 'local', auth: {token: '${MY_TOKEN}'}}}");
        running.gateway.environment.put("MY_TOKEN", "very-secret-value");
        running.start();
        Await.until("there is a copy", () -> Files.exists(running.home.resolve("config/last-good.json5")));
        try (var files = Files.walk(running.home.getParent())) {
            for (Path file : files.filter(Files::isRegularFile).toList())
                assertFalse(
                        new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1).contains("very-secret-value"),
                        file.toString());
        }
    }
}
