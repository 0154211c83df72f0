package ai.openclaw.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.GatewayException;
import ai.openclaw.api.Secret;
import ai.openclaw.api.SecretAnswer;
import ai.openclaw.api.SecretSource;
import ai.openclaw.api.Secrets.Assignment;
import ai.openclaw.api.SystemEvents;
import ai.openclaw.testkit.Await;
import ai.openclaw.testkit.FakeSystemEvents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveConfigSecretsTest {
    private static final String REFUSED = "Gateway failed to start: Error: Startup failed: required secrets are unavailable. ";
    private static final String VAULT = "secrets: {providers: {v: {source: 'vault'}}}";
    private static final String DEGRADED = "[SECRETS_RELOADER_DEGRADED]";
    private static final String RECOVERED = "[SECRETS_RELOADER_RECOVERED] Secret resolution recovered; runtime remained on"
            + " last-known-good during the outage.";
    private final Map<String, String> vault = new ConcurrentHashMap<>();
    private final AtomicInteger asked = new AtomicInteger();
    private final FakeSystemEvents events = new FakeSystemEvents();
    private final SecretSource source = query -> {
        asked.incrementAndGet();
        Map<String, SecretAnswer> answers = new HashMap<>();
        query.ids().forEach(id -> answers.put(id,
                vault.containsKey(id) ? SecretAnswer.found(String.valueOf(vault.get(id))) : SecretAnswer.missing("No " + id + ".")));
        return answers;
    };
    private Running running;

    @BeforeEach
    void prepare(@TempDir Path folder) throws Exception { running = new Running(folder); }

    @AfterEach
    void end() throws Exception { running.end(); }

    private static String ref(String source, String provider, String id) {
        return "{source: '" + source + "', provider: '" + provider + "', id: '" + id + "'}";
    }

    private static String with(String token, String more) {
        return "{gateway: {mode: 'local', auth: {token: " + token + "}}, " + more + "}";
    }

    private LiveConfig vault(String more) throws Exception {
        running.source("vault", source);
        running.context().registerService(SystemEvents.class, events, null);
        return running.file(with("'abc'", VAULT + more)).start();
    }

    private static String model(String id, String key) { return "models: {providers: {" + id + ": {apiKey: " + key + "}}}"; }

    private String refusal(String file) throws Exception {
        running.gateway.refusals.clear();
        running.file(file).start();
        assertEquals(1, running.gateway.refusals.size());
        assertTrue(running.configurations().isEmpty());
        return running.gateway.refusals.getFirst();
    }

    @Test
    void startsWithSecretsOfEveryKind() throws Exception {
        running.gateway.environment.put("GATEWAY_SECRET", "from-env");
        Path file = secretFile("{\"keys\":[\"from-file\"]}");
        Path program = running.home.resolve("vault.sh");
        Files.writeString(program, "#!/bin/sh\necho '{\"protocolVersion\":1,\"values\":{\"a/b\":\"from-exec\"}}'\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        LiveConfig config = running.file(with(ref("env", "default", "GATEWAY_SECRET"),
                "secrets: {providers: {f: {source: 'file', path: '" + file + "'}, e: {source: 'exec', command: '" + program + "'}}}, "
                        + "models: {providers: {one: {apiKey: " + ref("file", "f", "/keys/0") + "}, two: {apiKey: "
                        + ref("exec", "e", "a/b") + "}}}"))
                .start();
        assertEquals(List.of(), running.gateway.refusals);
        assertEquals(Optional.of("from-env"), config.value("gateway.auth.token"));
        assertEquals("{\"apiKey\":\"from-file\"}", running.configurations().get("models.providers.openai-completions~one"));
        assertEquals("{\"apiKey\":\"from-exec\"}", running.configurations().get("models.providers.openai-completions~two"));
        assertTrue(running.log().contains("[SECRETS_GATEWAY_AUTH_SURFACE] gateway.auth.token is active. gateway.auth.mode is \"token\"."),
                running.log());
    }

    @Test
    void configAdminHoldsNoSecret() throws Exception {
        vault.put("k", "s3cret-of-vault");
        vault(", models: {providers: {one: {apiKey: " + ref("vault", "v", "k") + ", headers: {'X-Plain': 's3cret-plain'}, baseUrl: "
                + ref("vault", "v", "k") + "}}}");
        String store = running.store().toString();
        assertFalse(store.contains("s3cret"), store);
        assertFalse(store.contains("abc"), store);
        assertTrue(running.configurations().toString().contains("s3cret-of-vault"));
    }

    @Test
    void refusesToStartWithoutASecretThatItNeeds() throws Exception {
        Path open = secretFile("{}");
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-r--r--"));
        String providers = "secrets: {providers: {f: {source: 'file', path: '" + open + "'}, al: {source: 'env', allowlist: ['A']}}}";
        running.gateway.environment.put("HOME", "x");
        Map<String, String> reasons = Map.of( //
                ref("env", "default", "NOPE"), "SecretRefResolutionError: Environment variable \"NOPE\" is missing or empty.",
                ref("env", "al", "HOME"),
                "SecretRefResolutionError: Environment variable \"HOME\" is not allowlisted in secrets.providers.al.allowlist.",
                ref("file", "nofile", "/a"),
                "SecretProviderResolutionError: Secret provider \"nofile\" is not configured (ref: file:nofile:/a).", ref("env", "f", "A"),
                "SecretProviderResolutionError: Secret provider \"f\" has source \"file\" but ref requests \"env\".",
                ref("file", "f", "/a"), "SecretProviderResolutionError: secrets.providers.f.path permissions are too open: " + open);
        for (Map.Entry<String, String> reason : reasons.entrySet()) {
            assertEquals(REFUSED + reason.getValue(), refusal(with(reason.getKey(), providers)));
            assertTrue(running.log().contains(DEGRADED + " " + reason.getValue()), running.log());
        }
        Files.writeString(open, "{\"n\":7}");
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-------"));
        assertEquals(REFUSED + "SecretRefResolutionError: JSON pointer segment \"zz\" does not exist.",
                refusal(with(ref("file", "f", "/zz"), providers)));
        assertEquals(REFUSED + "Error: gateway.auth.token resolved to a non-string or empty value.",
                refusal(with(ref("file", "f", "/n"), providers)));
        assertEquals(REFUSED + "SecretRefResolutionError: Environment variable \"NOPE\" is missing or empty.",
                refusal(with("'abc'", "hooks: {enabled: true, token: " + ref("env", "default", "NOPE") + "}")));
    }

    @Test
    void refusesAReferenceThatIsNone() throws Exception {
        String invalid = "Invalid config at " + running.gateway.configFile() + ":\n- gateway.auth.token";
        assertTrue(refusal(with(ref("env", "default", "nope"), ""))
                .startsWith(invalid + ".id: Env secret reference id must match /^[A-Z][A-Z0-9_]{0,127}$/ (example: \"OPENAI_API_KEY\")."));
        assertTrue(
                refusal(with("{source: 'env', provider: 'default', id: 'A', x: 1}", "")).startsWith(invalid + ": Unrecognized key: \"x\""));
    }

    @Test
    void twoReferencesMustNotBeTheSameSecretWhereThatIsForbidden() throws Exception {
        running.gateway.environment.putAll(Map.of("A", "same", "B", "same"));
        assertTrue(refusal(with(ref("env", "default", "A"), "hooks: {enabled: true, token: " + ref("env", "default", "B") + "}"))
                .contains("hooks.token must not match gateway auth token"));
    }

    @Test
    void whatNobodyUsesIsNotLookedUp() throws Exception {
        String nope = ref("env", "default", "NOPE");
        LiveConfig config = running
                .file("{gateway: {mode: 'local', auth: {mode: 'token', token: 'abc', password: " + nope + "}, remote: {token: " + nope
                        + "}}, hooks: {enabled: false, token: " + nope + "}, channels: {a: {enabled: false, botToken: " + nope
                        + "}, b: {botToken: " + nope + ", accounts: {x: {botToken: 'own'}, y: {enabled: false}}}}, skills: {entries: {s: {"
                        + "enabled: false, apiKey: " + nope + "}}}}")
                .start();
        assertEquals(List.of(), running.gateway.refusals);
        Snapshot snapshot = FirstSnapshot.read(ConfigParts.of(running.gateway, running.context(), running.work)).withSecrets().snapshot()
                .orElseThrow();
        assertEquals(Set.of("gateway.auth.password", "gateway.remote.token", "hooks.token", "channels.a.botToken", "channels.b.botToken",
                "skills.entries.s.apiKey"), snapshot.secrets().inactive());
        assertEquals(List.of("hooks.token"), config.resolve(List.of("hooks.token")).inactive());
        assertFalse(running.log().contains(DEGRADED));
        assertTrue(running.log().contains("gateway.auth.password is inactive. gateway.auth.mode is \"token\"."), running.log());
        assertEquals("{\"botToken\":\"own\"}", running.configurations().get("channels.b~x"));
        assertEquals(6, config.reload(), "there is something to warn of");
    }

    @Test
    void anOverriddenTokenIsNotLookedUp() throws Exception {
        running.gateway.environment.put("OPENCLAW_GATEWAY_TOKEN", "given");
        running.file(with(ref("env", "default", "NOPE"), "")).start();
        assertEquals(List.of(), running.gateway.refusals);
    }

    @Test
    void bootsWithoutASecretOfAPartThatItCanDoWithout() throws Exception {
        LiveConfig config = vault(", " + model("one", ref("vault", "v", "k")));
        assertEquals(List.of(), running.gateway.refusals);
        assertFalse(running.configurations().containsKey("models.providers.openai-completions~one"), "it stays off");
        Await.until("it is told", () -> config.problems().toString()
                .contains("models.providers.one.apiKey: SecretRefResolutionError: No k.; it stays off until this is corrected"));
        assertEquals(List.of(DEGRADED + " SecretRefResolutionError: No k."), events.list());
        running.file(with("'abc'", VAULT + ", cron: {enabled: false}, " + model("one", ref("vault", "v", "k"))));
        running.awaitLog("config hot reload applied (cron");
        vault.put("k", "there");
        assertEquals(0, config.reload());
        assertEquals("{\"apiKey\":\"there\"}", running.configurations().get("models.providers.openai-completions~one"));
        assertEquals(List.of(DEGRADED + " SecretRefResolutionError: No k.", RECOVERED), events.list());
        assertFalse(config.problems().toString().contains("apiKey"), config.problems().toString());
    }

    @Test
    void strictModeCanDoWithoutNone() throws Exception {
        running.gateway.environment.put("OPENCLAW_STRICT_CONFIG", "1");
        assertEquals(REFUSED + "SecretRefResolutionError: Environment variable \"NOPE\" is missing or empty.",
                refusal(with("'abc'", "talk: {apiKey: " + ref("env", "default", "NOPE") + "}")));
    }

    @Test
    void aReloadThatFailsKeepsTheLastGoodValuesAndSaysSoOnce() throws Exception {
        vault.put("k", "first");
        LiveConfig config = vault(", " + model("one", ref("vault", "v", "k")));
        vault.remove("k");
        for (int i = 0; i < 2; i++)
            assertEquals("SecretRefResolutionError: No k.", assertThrows(GatewayException.class, config::reload).message());
        assertEquals("{\"apiKey\":\"first\"}", running.configurations().get("models.providers.openai-completions~one"));
        assertEquals(1, Pattern.compile(Pattern.quote(DEGRADED)).matcher(running.log()).results().count());
        assertEquals(List.of(DEGRADED + " SecretRefResolutionError: No k."), events.list());
        vault.put("k", "second");
        assertEquals(0, config.reload());
        assertEquals("{\"apiKey\":\"second\"}", running.configurations().get("models.providers.openai-completions~one"));
        assertTrue(running.log().contains(RECOVERED), running.log());
        assertEquals(RECOVERED, events.list().getLast());
    }

    @Test
    void anEditWithASecretThatIsNotThereChangesNothing() throws Exception {
        LiveConfig config = vault(", " + model("one", "'plain'"));
        running.file(with("'abc'", VAULT + ", cron: {enabled: false}, " + model("one", ref("vault", "v", "k"))));
        running.awaitLog("config reload failed: SecretRefResolutionError: No k.");
        List<String> lines = running.log().lines().map(line -> line.replaceFirst("^.*(INFO|ERROR|WARN) ", "")).toList();
        int evaluating = lines.indexOf(lines.stream().filter(line -> line.contains("evaluating reload")).findFirst().orElseThrow());
        assertTrue(lines.get(evaluating).contains("models.providers.one.apiKey"), lines.toString());
        assertTrue(lines.get(evaluating + 1).contains(DEGRADED + " SecretRefResolutionError: No k."), lines.toString());
        assertEquals(Optional.of("plain"), config.value("models.providers.one.apiKey"));
        assertEquals(Optional.empty(), config.value("cron.enabled"));
        vault.put("k", "there");
        running.file(with("'abc'", VAULT + ", " + model("one", ref("vault", "v", "k"))));
        running.awaitLog("config hot reload applied (models.providers.one.apiKey)");
        assertTrue(running.log().contains(RECOVERED), running.log());
        assertEquals(Optional.of("there"), config.value("models.providers.one.apiKey"));
    }

    @Test
    void anEditDoesNotAskForWhatIsKnown() throws Exception {
        vault.putAll(Map.of("k", "1", "m", "2"));
        LiveConfig config = vault(", " + model("one", ref("vault", "v", "k")));
        running.file(with("'abc'", VAULT + ", cron: {enabled: false}, " + model("one", ref("vault", "v", "k"))));
        running.awaitLog("config hot reload applied (cron");
        assertEquals(1, asked.get());
        running.file(with("'abc'", "secrets: {providers: {v: {source: 'vault', address: 'x'}}}, " + model("one", ref("vault", "v", "k"))));
        Await.until("another provider is asked again", () -> asked.get() == 2);
        assertEquals(0, config.reload());
        assertEquals(3, asked.get());
    }

    @Test
    void onlyTheComponentWhoseSecretChangedStartsAnew() throws Exception {
        vault.putAll(Map.of("k", "1", "m", "2"));
        Running.FakeComponents components = running.components("models.providers.openai-completions");
        LiveConfig config = vault(
                ", models: {providers: {one: {apiKey: " + ref("vault", "v", "k") + "}, two: {apiKey: " + ref("vault", "v", "m") + "}}}");
        Await.until("both are there", () -> components.activations.size() == 2);
        components.activations.clear();
        vault.put("m", "changed");
        config.reload();
        assertEquals(List.of("models.providers.openai-completions~two"), components.activations);
    }

    @Test
    void aSourceMayComeLaterThanTheConfiguration() throws Exception {
        vault.put("k", "late");
        running.file(with(ref("vault", "v", "k"), VAULT));
        FirstSnapshot named = FirstSnapshot.read(ConfigParts.of(running.gateway, running.context(), running.work));
        assertTrue(named.waits());
        Thread late = Thread.ofVirtual().start(() -> running.source("vault", source));
        FirstSnapshot first = named.withSecrets();
        late.join();
        assertEquals("late", ai.openclaw.json5.Json.at(first.snapshot().orElseThrow().tree(), "gateway.auth.token").orElseThrow());
    }

    @Test
    void aSourceCanBeAddedWhileTheGatewayRuns() throws Exception {
        LiveConfig config = running.file(with("'abc'", VAULT)).start();
        running.source("vault", source);
        vault.put("k", "new");
        running.file(with("'abc'", VAULT + ", " + model("one", ref("vault", "v", "k"))));
        Await.until("it is used", () -> config.value("models.providers.one.apiKey").equals(Optional.of("new")));
        assertFalse(config.issues().toString().contains("secrets") || config.issues().toString().contains("apiKey"),
                "a provider of a plugin's source is no mistake: " + config.issues());
    }

    @Test
    void nothingIsWaitedForWithoutAReference() throws Exception {
        running.file(with("'abc'", VAULT));
        assertFalse(FirstSnapshot.read(ConfigParts.of(running.gateway, running.context(), running.work)).waits());
    }

    @Test
    void resolvesTheKeysThatAreAskedFor() throws Exception {
        vault.put("k", "1");
        LiveConfig config = vault(
                ", models: {providers: {one: {apiKey: " + ref("vault", "v", "k") + "}, two: {apiKey: " + ref("vault", "v", "none") + "}}}");
        var resolution = config.resolve(List.of("models.providers.*.apiKey", "gateway.auth.token"));
        assertEquals(
                List.of(new Assignment("models.providers.one.apiKey", List.of("models", "providers", "one", "apiKey"), new Secret("1"))),
                resolution.assignments());
        assertEquals(List.of("models.providers.two.apiKey: SecretRefResolutionError: No none."), resolution.diagnostics());
        for (String strange : List.of("zzz", "gateway.port", ""))
            assertEquals("invalid secrets.resolve params: unknown target id \"" + strange + "\"",
                    assertThrows(GatewayException.class, () -> config.resolve(List.of(strange))).message());
    }

    @Test
    void nothingThatIsLoggedByAccidentShowsASecret() throws Exception {
        vault.put("k", "s3cret");
        vault(", " + model("one", ref("vault", "v", "k")));
        Snapshot snapshot = FirstSnapshot.read(ConfigParts.of(running.gateway, running.context(), running.work)).withSecrets().snapshot()
                .orElseThrow();
        assertFalse((snapshot + " " + snapshot.secrets() + Sections.of(snapshot).all()).contains("s3cret"));
        assertFalse(running.log().contains("s3cret"));
    }

    private Path secretFile(String text) throws IOException {
        Path file = Files.writeString(running.home.resolve("secrets.json"), text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------")).toRealPath();
    }
}
