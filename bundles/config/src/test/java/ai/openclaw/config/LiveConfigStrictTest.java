package ai.openclaw.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.JsonText;
import ai.openclaw.schema.SchemaSource;
import ai.openclaw.testkit.Await;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is refused, what is reported, and what is let through: from disk, and when everything must be right. */
class LiveConfigStrictTest {
    private static final String GATEWAY = "gateway: {mode: 'local', auth: {token: 'abc'}, reload: {debounceMs: 20}}";
    private Running running;

    @BeforeEach
    void prepare(@TempDir Path folder) throws Exception { running = new Running(folder); }

    @AfterEach
    void end() throws Exception { running.end(); }

    private static String with(String more) { return "{" + GATEWAY + ", " + more + "}"; }

    private String refusal(String file) throws Exception {
        running.gateway.refusals.clear();
        running.file(file).start();
        assertEquals(1, running.gateway.refusals.size(), file);
        return running.gateway.refusals.getFirst();
    }

    private static String invalid(Running running, String... issues) {
        return "Invalid config at " + running.gateway.configFile() + ":\n- " + String.join("\n- ", issues) + "\nRun: openclaw doctor --fix";
    }

    @Test
    void neverStartsWithAWrongVitalValue() throws Exception {
        assertEquals(invalid(running, "gateway.port: Invalid input: expected number, received string"),
                refusal("{gateway:{mode:'local',port:'x'}}"));
        assertEquals(invalid(running, "gateway.bind: Invalid option: expected one of \"auto\"|\"lan\"|\"loopback\"|\"custom\"|\"tailnet\""),
                refusal("{gateway:{mode:'local',bind:'wan'}}"));
        assertEquals(
                invalid(running, "gateway.auth.mode: Invalid option: expected one of \"none\"|\"token\"|\"password\"|\"trusted-proxy\""),
                refusal("{gateway:{mode:'local',auth:{mode:'magic'}}}"));
        assertEquals(invalid(running, "gateway: Invalid input: expected object, received array"), refusal("{gateway:[]}"));
    }

    @Test
    void startsStrictlyOnlyWithAFileThatIsRight() throws Exception {
        running.gateway.options.put("strict-config", "");
        assertEquals(invalid(running, "gateway: Unrecognized key: \"maxConnections\""),
                refusal("{gateway:{mode:'local',auth:{token:'a'},maxConnections:3}}"));
        assertEquals(invalid(running, "identity: identity was moved; use agents.list[].identity instead (auto-migrated on load).",
                "agent: agent.* was moved; use agents.defaults (and tools.* for tool/elevated/exec settings) instead (auto-migrated on"
                        + " load)."),
                refusal(with("identity: {}, agent: {}")));
        new LastGood(running.home).save(with("ui: {}"));
        assertTrue(refusal("{ gateway: { mode").startsWith(
                "Failed to read config at " + running.gateway.configFile() + " SyntaxError: JSON5: invalid end of input at 1:18"));
    }

    @Test
    void theEnvironmentCanAskForStrictnessToo() throws Exception {
        running.gateway.environment.put("OPENCLAW_STRICT_CONFIG", "1");
        assertEquals(invalid(running, "ui: Unrecognized key: \"colour\""), refusal(with("ui: {colour: 'red'}")));
        running.gateway.refusals.clear();
        LiveConfig config = running.file(with("ui: {seamColor: 'ff0000'}")).start();
        assertEquals(Optional.of("ff0000"), config.value("ui.seamColor"));
        assertEquals(List.of(), running.gateway.refusals);
    }

    /** The log lines and issues that were recorded of a gateway that is always strict. */
    @Test
    void skipsInvalidEditsAsRecordedWhenStrict() throws Exception {
        running.gateway.options.put("strict-config", "");
        LiveConfig config = running.file(with("cron: {maxConcurrentRuns: 1}")).start();
        Map<String, String> edits = Map.of("unknown_key", with("nope: 1"), "type_error", with("cron: {enabled: 'yes'}"), "legacy_key",
                with("identity: {name: 'C'}"));
        for (Map.Entry<String, String> edit : edits.entrySet()) {
            Map<?, ?> recorded = Recorded.map(Recorded.read("config-reload").get(edit.getKey()));
            String line = String.valueOf(Recorded.list(recorded.get("log")).getFirst());
            running.file(edit.getValue());
            running.awaitLog(line.substring(line.indexOf("config reload skipped")));
            Map<?, ?> view = Recorded.map(JsonText.parse(config.view().json()));
            Map<?, ?> wanted = Recorded.map(recorded.get("configGet"));
            for (String part : List.of("valid", "issues", "legacyIssues", "exists"))
                assertEquals(wanted.get(part), view.get(part), edit.getKey() + " " + part);
            assertEquals(Optional.of(1L), config.value("cron.maxConcurrentRuns"), "what was read before stays in force");
        }
    }

    @Test
    void reportsWhatIsWrongFromDiskAndGoesOn() throws Exception {
        LiveConfig config = running.file(with("cron: {maxConcurrentRuns: 0}, ui: {colour: 'red'}, nope: 1")).start();
        Await.until("it is reported",
                () -> Set.copyOf(config.problems()).equals(Set.of("unknown key \"nope\" ignored",
                        "ui: Unrecognized key: \"colour\" (ignored)",
                        "cron.maxConcurrentRuns: Too small: expected number to be >0; it stays, since nothing that reads it objects")));
        assertEquals(3, config.issues().size());
        running.file(with("cron: {maxConcurrentRuns: 2}"));
        Await.until("all is well", () -> config.problems().isEmpty());
        running.file("{gateway: {mode: 'local', port: 'x', auth: {token: 'abc'}}}");
        running.awaitLog("config reload skipped (invalid config): gateway.port: Invalid input: expected number, received string");
        assertEquals(Optional.of(2L), config.value("cron.maxConcurrentRuns"));
    }

    @Test
    void readsNoSchemaForAFileThatWasFoundValidBefore() throws Exception {
        ConfigLoader loader = new ConfigLoader(running.gateway, running.work);
        running.file(with("ui: {seamColor: 'ff0000'}"));
        Snapshot snapshot = loader.load(Files.readAllBytes(running.gateway.configFile()), new TreeMap<>());
        SchemaSource real = new SchemaSource(Map::of, () -> 1, "1", Clock.systemUTC());
        SchemaSource none = new SchemaSource(() -> { throw new AssertionError("the schema is read"); }, () -> 1, "1", Clock.systemUTC());
        assertEquals(List.of(), new SchemaVerdict(real, Set::of, "1", running.home).of(snapshot));
        assertEquals(List.of(), new SchemaVerdict(none, Set::of, "1", running.home).of(snapshot));
        SchemaVerdict newer = new SchemaVerdict(none, Set::of, "2", running.home);
        assertThrows(AssertionError.class, () -> newer.of(snapshot));
    }
}
