package ai.openclaw.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.ConfigDocument.Effect;
import ai.openclaw.api.ConfigDocument.Manner;
import ai.openclaw.api.ConfigDocument.Means;
import ai.openclaw.api.ConfigDocument.Outcome;
import ai.openclaw.api.ConfigDocument.Proposal;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.JsonText;
import ai.openclaw.testkit.Await;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The recorded exchange config-rpc against the document itself. */
class ConfigRpcTest {
    private static final Map<?, ?> EXCHANGES = Recorded.read("config-rpc");
    private static final String FILE = """
        {
          // the gateway itself
          gateway: { mode: 'local', port: 21350, bind: 'loopback', auth: { mode: 'token', token: 'a-token-that-nobody-sees' } },
          logging: { file: '~/.openclaw/logs/gateway.log' }, // beside the state
          discovery: { mdns: { mode: 'off' } },
          agents: { $include: './agents.json5' },
          models: {
            mode: 'merge',
            providers: {
              fake: {
                baseUrl: 'http://127.0.0.1:21900/v1',
                apiKey: { source: 'env', provider: 'default', id: 'FAKE_KEY' },
                api: 'openai-completions',
                models: [{ id: 'fake-1', name: 'Fake One' }],
              },
            },
          },
        }
        """;
    private Running running;
    private LiveConfig config;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        running = new Running(folder);
        running.gateway.environment.put("FAKE_KEY", "k-1234");
        Files.writeString(running.home.resolve("agents.json5"),
                "{ defaults: { model: { primary: 'fake/fake-1' }, heartbeat: { every: '0m' } } }");
        config = running.file(FILE).start();
    }

    @AfterEach
    void end() throws Exception { running.end(); }

    /** The payload or error of the recorded answer. */
    private static Map<?, ?> recorded(String exchange, String part) {
        for (Object each : Recorded.list(Recorded.map(EXCHANGES.get(exchange)).get("frames"))) {
            Map<?, ?> line = Recorded.map(each);
            Map<?, ?> frame = line.containsKey("frame") ? Recorded.map(line.get("frame")) : Map.of();
            if ("res".equals(frame.get("type")))
                return Recorded.map(frame.get(part));
        }
        throw new AssertionError("no answer in " + exchange);
    }

    private static Map<?, ?> sent(String exchange) {
        return Recorded
                .map(Recorded.map(Recorded.map(Recorded.list(Recorded.map(EXCHANGES.get(exchange)).get("frames")).getFirst()).get("frame"))
                        .get("params"));
    }

    private Map<?, ?> view() { return Recorded.map(JsonText.parse(config.view().json())); }

    private static @Nullable Object whole(@Nullable Object tree) { return JsonText.parse(JsonText.write(tree)); }

    private Outcome write(Manner manner, String raw, @Nullable String note) {
        return config.write(new Proposal(manner, raw, Optional.of(String.valueOf(view().get("hash"))), Optional.empty(),
                Optional.ofNullable(note), Duration.ofSeconds(2)));
    }

    private GatewayException refused(Manner manner, String raw, Optional<String> hash) {
        return assertThrows(GatewayException.class,
                () -> config.write(new Proposal(manner, raw, hash, Optional.empty(), Optional.empty(), Duration.ZERO)));
    }

    @Test
    void showsTheFileAsRecorded() {
        Map<?, ?> wanted = recorded("config.get", "payload");
        Map<?, ?> view = view();
        assertEquals(wanted.keySet(), view.keySet());
        for (String part : List.of("exists", "parsed", "resolved", "valid", "config", "issues", "warnings", "legacyIssues"))
            assertEquals(whole(wanted.get(part)), whole(view.get(part)), part);
        assertEquals(Hashes.of(running.gateway.configFile()), view.get("hash"));
        assertEquals(running.gateway.configFile().toString(), view.get("path"));
        assertTrue(String.valueOf(view.get("raw")).startsWith("{\n  gateway: {\n    mode: 'local',\n    port: 21350,\n"), "as recorded");
        assertFalse(config.view().json().contains("nobody-sees"));
        assertFalse(config.view().json().contains("FAKE_KEY"));
    }

    @Test
    void refusesAsRecorded() {
        for (String exchange : List.of("set_nohash", "set_badhash", "set_parse_err", "set_notobj", "set_invalid", "set_legacy",
                "patch_nohash", "apply_nohash")) {
            Map<?, ?> params = sent(exchange);
            Optional<String> hash = Optional.ofNullable(params.get("baseHash"))
                    .map(given -> given.toString().length() < 9 ? given.toString() : String.valueOf(view().get("hash")));
            Manner manner = exchange.startsWith("set") ? Manner.SET : exchange.startsWith("patch") ? Manner.PATCH : Manner.APPLY;
            GatewayException failure = refused(manner, String.valueOf(params.get("raw")), hash);
            Map<?, ?> error = recorded(exchange, "error");
            assertEquals(error.get("message"), failure.message(), exchange);
            assertEquals(error.get("code"), failure.code().name(), exchange);
            assertEquals(whole(error.get("details")), whole(failure.details().orElse(null)), exchange);
        }
    }

    @Test
    void setRefusesAnIncludeAsRecorded() {
        String raw = String.valueOf(view().get("raw"));
        assertEquals(recorded("set_ok", "error").get("message"),
                refused(Manner.SET, raw, Optional.of(String.valueOf(view().get("hash")))).message());
    }

    @Test
    void patchAnswersAsRecordedAndKeepsTheRestOfTheFile() throws Exception {
        Outcome outcome = write(Manner.PATCH, "{ui:{assistant:{name:\"P\"}}}", "n1");
        Map<?, ?> wanted = recorded("patch_hot", "payload");
        assertEquals(whole(wanted.get("config")), JsonText.parse(outcome.config().json()));
        Map<?, ?> payload = Recorded.map(Recorded.map(wanted.get("sentinel")).get("payload"));
        assertEquals(payload.keySet(), outcome.notice().payload().keySet());
        assertEquals(payload.get("message"), outcome.notice().payload().get("message"));
        assertFalse(outcome.restart().needed(), "a name is read whenever it is shown");
        assertEquals(Optional.of("P"), config.value("ui.assistant.name"), "it is in force when the answer is there");
        String text = running.file();
        assertTrue(text.startsWith(FILE.substring(0, FILE.lastIndexOf('}') - 1)), text);
        assertTrue(text.contains("$include: './agents.json5'") && text.contains("// beside the state"), text);
        assertTrue(text.contains("lastTouchedVersion"), text);
        assertTrue(Files.readString(running.home.resolve("openclaw.json.bak")).equals(FILE));
        assertTrue(Files.readString(running.home.resolve("logs/config-audit.jsonl")).contains("\"event\":\"config.write\""));
    }

    @Test
    void anEmptyPatchWritesNothing() throws Exception {
        Outcome outcome = write(Manner.PATCH, "{gateway:{bind:'loopback'}}", null);
        assertEquals(List.of(), outcome.effects());
        assertEquals(FILE, running.file());
        assertEquals(new JsonText.Raw("null"), outcome.notice().payload().get("message"));
    }

    @Test
    void whatTheViewShowsCanBeAppliedBackWithTheSecrets() throws Exception {
        Outcome outcome = write(Manner.APPLY, String.valueOf(view().get("raw")), "apply");
        assertEquals(List.of(), outcome.effects());
        assertEquals(FILE, running.file(), "nothing differs, so comments and layout stay");
        write(Manner.APPLY, String.valueOf(view().get("raw")).replace("21350", "21351"), "apply");
        assertEquals(Optional.of("a-token-that-nobody-sees"), config.value("gateway.auth.token"));
        assertTrue(running.file().contains("id: 'FAKE_KEY'"), running.file());
        assertTrue(running.file().contains("port: 21351"), running.file());
    }

    @Test
    void refusesAMaskThatStandsForNothing() {
        GatewayException failure = refused(Manner.PATCH, "{hooks:{token:'__OPENCLAW_REDACTED__'}}",
                Optional.of(String.valueOf(view().get("hash"))));
        assertTrue(failure.message().startsWith("invalid config: hooks.token: \"__OPENCLAW_REDACTED__\" stands for a value"),
                failure.message());
    }

    @Test
    void restartsTheProcessOnlyForWhatNeedsItAndAfterTheDelay() throws Exception {
        Outcome outcome = config.write(new Proposal(Manner.PATCH, "{env:{vars:{A:'1'}}}", Optional.of(String.valueOf(view().get("hash"))),
                Optional.of("agent:main:main"), Optional.of("restart note"), Duration.ofMillis(500)));
        assertTrue(outcome.restart().needed());
        assertFalse(outcome.restart().coalesced());
        assertTrue(Files.readString(outcome.notice().path()).contains("\"sessionKey\":\"agent:main:main\""));
        Outcome second = config.write(new Proposal(Manner.PATCH, "{env:{vars:{A:'2'}}}", Optional.of(String.valueOf(view().get("hash"))),
                Optional.empty(), Optional.empty(), Duration.ofSeconds(2)));
        assertTrue(second.restart().coalesced());
        assertTrue(second.restart().delayMs() <= 500, "the one that is due already");
        Await.until("the process was told", () -> running.gateway.restarts.equals(List.of("config.patch")));
    }

    @Test
    void anIncludeWhoseContentChangesIsWrittenOut() throws Exception {
        write(Manner.PATCH, "{agents:{defaults:{heartbeat:null, maxConcurrent: 2}}}", null);
        assertFalse(running.file().contains("$include"), running.file());
        assertEquals(Optional.of("fake/fake-1"), config.value("agents.defaults.model.primary"));
        assertTrue(config.value("agents.defaults.heartbeat").isEmpty());
        assertTrue(running.file().contains("// the gateway itself"));
    }

    @Test
    void saysWhenWhatWasWrittenDidNotTakeEffect() throws Exception {
        config.close();
        running.settle = Duration.ofMillis(200);
        Running.FakeComponents models = running.components("models.providers.openai-completions");
        config = running.start();
        Await.until("the provider is there", () -> models.has("models.providers.openai-completions~fake"));
        GatewayException failure = refused(Manner.PATCH, "{models:{providers:{fake:{baseUrl:'broken'}}}}",
                Optional.of(String.valueOf(view().get("hash"))));
        assertTrue(failure.message().contains("was written but is not in force: config reload failed: [models.providers"),
                failure.message());
        assertEquals(Optional.of("http://127.0.0.1:21900/v1"), config.value("models.providers.fake.baseUrl"));
    }

    @Test
    void addsTheTokenThatAChangeTookAway() throws Exception {
        write(Manner.PATCH, "{gateway:{auth:null}}", null);
        assertTrue(config.value("gateway.auth.token").isPresent());
        assertTrue(running.file().contains("token: "), running.file());
    }

    @Test
    void keepsVariablesAsTheyAreWritten() throws Exception {
        running.gateway.environment.put("NAME", "Nina");
        write(Manner.PATCH, "{ui:{assistant:{name:'${NAME}'}}}", null);
        assertEquals(Optional.of("Nina"), config.value("ui.assistant.name"));
        write(Manner.PATCH, "{ui:{seamColor:'#ff0000'}}", null);
        assertTrue(running.file().contains("${NAME}"), running.file());
    }

    @Test
    void refusesWhatTheGatewayWouldNotStartWith() {
        Optional<String> hash = Optional.of(String.valueOf(view().get("hash")));
        assertTrue(refused(Manner.PATCH, "{gateway:{bind:'lan',auth:{mode:'none'}}}", hash).message()
                .startsWith("invalid config: Refusing to bind gateway to lan without auth."));
        assertTrue(refused(Manner.PATCH, "{gateway:{mode:'remote'}}", hash).message().startsWith("invalid config: Gateway start blocked"));
        assertEquals("config.patch raw must be an object", refused(Manner.PATCH, "[1]", hash).message());
        assertTrue(refused(Manner.PATCH, "{models:{providers:{fake:{apiKey:{source:'env',provider:'default',id:'NOPE'}}}}}", hash).message()
                .contains("Environment variable \"NOPE\" is missing or empty."));
    }

    @Test
    void showsABrokenFileWithoutItsContent() throws Exception {
        running.file("{ gateway: { auth: { token: 'a-token-that-nobody-sees' ");
        Await.until("it is seen", () -> Boolean.FALSE.equals(view().get("valid")));
        Map<?, ?> issue = Recorded.map(Recorded.list(view().get("issues")).getFirst());
        assertTrue(String.valueOf(issue.get("message")).startsWith("JSON5 parse failed: SyntaxError: JSON5: invalid end of input at 1:"));
        assertFalse(config.view().json().contains("nobody-sees"));
        assertEquals(Map.of(), view().get("parsed"));
        GatewayException failure = refused(Manner.PATCH, "{}", Optional.of(String.valueOf(view().get("hash"))));
        assertTrue(failure.message().contains("cannot be changed"), failure.message());
        write(Manner.APPLY, "{gateway:{mode:'local',auth:{token:'other'}}}", null);
        assertEquals(true, view().get("valid"));
    }

    @Test
    void masksTextsAtKeysThatNobodyKnows() throws Exception {
        running.file(
                "{ gateway: { mode: 'local', auth: { token: 'abc', tokne: 'a-misspelled-secret' } }, env: { KEY: 'a-misspelled-secret' } }");
        Await.until("it is seen", () -> Boolean.FALSE.equals(view().get("valid")));
        assertFalse(config.view().json().contains("misspelled"), config.view().json());
        write(Manner.PATCH, "{gateway:{auth:{tokne:null}}}", null);
        assertTrue(running.file().contains("KEY: 'a-misspelled-secret'"), running.file());
    }

    @Test
    void saysWhatAChangeWouldCostWithoutMakingIt() throws Exception {
        Proposal proposal = new Proposal(Manner.PATCH, "{gateway:{port:1},ui:{seamColor:'#fff000'},env:{A:'1'}}", Optional.empty(),
                Optional.empty(), Optional.empty(), Duration.ZERO);
        assertEquals(Map.of("ui", Means.IN_PLACE, "gateway.port", Means.LISTENER, "env", Means.PROCESS),
                config.plan(proposal).stream().collect(Collectors.toMap(Effect::path, Effect::means)));
        assertEquals(FILE, running.file());
    }

    @Test
    void looksUpOnePlaceOfTheSchema() {
        Map<?, ?> reload = config.lookup("gateway.reload").orElseThrow();
        assertEquals(Map.of("type", "object", "additionalProperties", false), reload.get("schema"));
        assertEquals("gateway.reload", reload.get("hintPath"));
        List<?> children = Recorded.list(reload.get("children"));
        assertEquals(List.of("mode", "debounceMs"), children.stream().map(child -> Recorded.map(child).get("key")).toList());
        assertEquals(false, Recorded.map(children.getLast()).get("hasChildren"));
        assertEquals("agents.list[].model", config.lookup("agents.list[0].model").orElseThrow().get("hintPath"));
        for (String path : List.of("gateway.nope", "..", "", "gateway.port.x", "gateway[", "gateway.reload[]"))
            assertEquals(Optional.empty(), config.lookup(path), path);
    }
}
