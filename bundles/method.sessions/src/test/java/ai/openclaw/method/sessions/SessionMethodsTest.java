package ai.openclaw.method.sessions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import ai.openclaw.api.GatewayException;
import ai.openclaw.api.SessionChanges.Compaction;
import ai.openclaw.api.SessionCleanup.Cleaned;
import ai.openclaw.testkit.FakeCall;
import ai.openclaw.testkit.FakeSessionChanges;
import ai.openclaw.testkit.FakeSessions;
import ai.openclaw.testkit.Recorded;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SessionMethodsTest {
    private final FakeSessions sessions = new FakeSessions();
    private final FakeSessionChanges changes = new FakeSessionChanges(sessions);
    private final List<String> cleaned = new ArrayList<>();
    private final SessionMethods methods = new SessionMethods(sessions, changes, this::clean,
            Clock.fixed(Instant.ofEpochMilli(10_000_000), ZoneOffset.UTC));

    @BeforeEach
    void fill() {
        sessions.entries.add(FakeSessions.entry("agent:main:main", "s1", 9_990_000));
        sessions.entries
                .add(FakeSessions.entry("agent:work:main", "s2", 9_000_000, Map.of("label", "Work", "spawnedBy", "agent:main:main")));
        sessions.entries.add(FakeSessions.entry("agent:main:telegram:direct:7", "s3", 1_000));
        sessions.transcripts.put("agent:main:main", List.of(message("user", "hello there"), message("assistant", "good day")));
    }

    private List<Cleaned> clean(Optional<String> agentId, boolean dryRun, boolean enforce) {
        cleaned.add(agentId.orElse("all") + (dryRun ? " dry" : "") + (enforce ? " enforced" : ""));
        return List.of(new Cleaned("main", enforce, 5, 4, 3, 2, 1, 6, 7, 8));
    }

    private static Map<String, Object> message(String role, String text) {
        return Map.of("role", role, "content", List.of(Map.of("type", "text", "text", text)));
    }

    @Test
    void listsSessionsAsTheContractSays() throws Exception {
        Map<?, ?> answer = list(Map.of());
        assertEquals(3, answer.get("count"));
        assertEquals("(multiple)", answer.get("path"));
        assertEquals(Map.of("modelProvider", "fake", "model", "fake-1", "contextTokens", 128_000), answer.get("defaults"));
        Map<?, ?> first = row(answer, 0);
        assertEquals("agent:main:main", first.get("key"));
        assertEquals(Map.of("provider", "webchat", "surface", "webchat", "chatType", "direct"), first.get("origin"));
        assertEquals(16, first.get("inputTokens"));
        assertFalse(first.containsKey("derivedTitle"));
        assertFalse(first.containsKey("label"));
        assertEquals("Work", row(answer, 1).get("label"));
    }

    @Test
    void keepsWhatIsAskedFor() throws Exception {
        assertEquals(2, list(Map.of("agentId", "main")).get("count"));
        assertEquals(2, list(Map.of("activeMinutes", 60)).get("count"));
        assertEquals(1, list(Map.of("limit", 1)).get("count"));
        assertEquals(1, list(Map.of("search", "TELEGRAM")).get("count"));
        assertEquals(1, list(Map.of("search", "hello")).get("count"));
        assertEquals(1, list(Map.of("search", "wor", "label", "Work")).get("count"));
        assertEquals(1, list(Map.of("spawnedBy", "agent:main:main")).get("count"));
        assertEquals(0, list(Map.of("label", "none has one")).get("count"));
    }

    @Test
    void addsTitleAndLastMessageOnRequest() throws Exception {
        Map<?, ?> first = row(list(Map.of("includeDerivedTitles", true, "includeLastMessage", true)), 0);
        assertEquals("hello there", first.get("derivedTitle"));
        assertEquals("good day", first.get("lastMessagePreview"));
    }

    @Test
    void readsTheSessionsAgainOnlyWhenOneChanged() throws Exception {
        list(Map.of());
        list(Map.of());
        assertEquals(1, sessions.listed.get());
        call("sessions.patch", Map.of("key", "main", "label", "mine"));
        Map<?, ?> answer = list(Map.of("label", "mine"));
        assertEquals(List.of("agent:main:main"), List.of(row(answer, 0).get("key")));
    }

    @Test
    void aPatchSetsAndClears() throws Exception {
        call("sessions.patch", Map.of("key", "main", "label", " mine ", "thinkingLevel", "HIGH", "responseUsage", "tokens", "spawnDepth", 2,
                "fastMode", true, "subagentControlScope", "none", "model", "other/big"));
        Map<String, Object> fields = sessions.find("main").orElseThrow().fields();
        assertEquals(Map.of("label", "mine", "thinkingLevel", "high", "responseUsage", "tokens", "spawnDepth", 2, "fastMode", true,
                "subagentControlScope", "none", "providerOverride", "other", "modelOverride", "big"), fields);
        Map<String, Object> clear = new java.util.HashMap<>(Map.of("key", "main", "model", "fake/fake-1"));
        clear.put("label", null);
        call("sessions.patch", clear);
        assertEquals(Map.of("thinkingLevel", "high", "responseUsage", "tokens", "spawnDepth", 2, "fastMode", true, "subagentControlScope",
                "none"), sessions.find("main").orElseThrow().fields());
    }

    @Test
    void everyLevelIsTakenOrRefusedAsRecorded() throws Exception {
        Map<?, ?> recorded = (Map<?, ?>) Recorded.json(getClass(), "/levels.json");
        for (Map.Entry<?, ?> field : recorded.entrySet())
            for (Map.Entry<?, ?> value : ((Map<?, ?>) field.getValue()).entrySet()) {
                String name = field.getKey().toString().substring("sessions.patch ".length());
                assertEquals(value.getValue(), said("sessions.patch", Map.of("key", "main", name, value.getKey())), name + " " + value);
            }
    }

    @Test
    void refusesWhatIsNoneOfTheConstants() {
        assertEquals(
                "invalid sessions.patch params: at /sendPolicy: must be equal to constant; at /sendPolicy: must be null; "
                        + "at /sendPolicy: must match a schema in anyOf",
                said("sessions.patch", Map.of("key", "main", "sendPolicy", "maybe")));
        assertEquals("invalid sessions.patch params: at root: unexpected property 'x'",
                said("sessions.patch", Map.of("key", "main", "x", 1)));
        assertEquals("invalid label: too long (max 64)", said("sessions.patch", Map.of("key", "main", "label", "x".repeat(65))));
    }

    @Test
    void aCleanupSaysWhatWasRemovedOfEachAgent() throws Exception {
        Map<String, Object> agent = Map.of("agentId", "main", "mode", "enforce", "kept", 5, "due", 4, "single", 3, "age", 2, "count", 1,
                "disk", 6, "archives", 7, "bytes", 8);
        assertEquals(Map.of("ok", true, "dryRun", true, "agents", List.of(agent)),
                call("sessions.cleanup", Map.of("agentId", "main", "dryRun", true, "enforce", true)));
        call("sessions.cleanup", Map.of());
        assertEquals(List.of("main dry enforced", "all"), cleaned);
    }

    @Test
    void findsASession() {
        assertEquals("ok", said("sessions.resolve", Map.of("sessionId", "s2")));
        assertEquals("ok", said("sessions.resolve", Map.of("label", "Work", "agentId", "work")));
        assertEquals("No session found: Work", said("sessions.resolve", Map.of("label", "Work", "agentId", "main")));
        assertEquals("Either key, sessionId, or label is required", said("sessions.resolve", Map.of()));
        assertEquals("key required", said("sessions.get", Map.of("bogus", 1)));
        assertEquals("invalid sessions.preview params: must have required property 'keys'", said("sessions.preview", Map.of()));
    }

    @Test
    void previewsTheLastMessages() throws Exception {
        sessions.transcripts.put("agent:main:main", List.of(message("user", "hello there"), message("assistant", "x".repeat(500))));
        Object answer = call("sessions.preview", Map.of("keys", List.of("main", "agent:work:main", "nope"), "limit", 1, "maxChars", 20));
        assertEquals(Map.of("ts", 10_000_000, "previews",
                List.of(Map.of("key", "main", "status", "ok", "items", List.of(Map.of("role", "assistant", "text", "x".repeat(19) + "…"))),
                        Map.of("key", "agent:work:main", "status", "empty", "items", List.of()),
                        Map.of("key", "nope", "status", "missing", "items", List.of()))),
                answer);
    }

    /**
     * The exchanges were recorded one after the other over one session. Deliberately different: what the incumbent alone writes into an
     * entry is not there.
     */
    @Test
    void answersInTheShapeAndTheWordsOfTheRecordedExchanges() throws Exception {
        sessions.entries.removeIf(entry -> !entry.key().equals("agent:main:main"));
        List<String> ours = List.of("/sessionFile", "/contextTokens", "/modelProvider", "/model", "/abortedLastRun", "/inputTokens",
                "/outputTokens", "/totalTokens", "/totalTokensFresh", "/cacheRead", "/cacheWrite", "/systemSent", "/chatType",
                "/deliveryContext", "/lastChannel", "/origin", "/sessionId", "/updatedAt");
        for (Recorded exchange : Recorded.of(getClass())) {
            prepare(exchange.name());
            Object answer = exchange.replay(methods, new FakeCall());
            if (exchange.good())
                assertEquals(List.of(),
                        Recorded.missing(exchange.payload(), answer).stream().filter(path -> !path.startsWith("/messages/0/")) // the very
                                                                                                                               // message
                                                                                                                               // that was
                                                                                                                               // recorded
                                .filter(path -> ours.stream().noneMatch(field -> path.equals("/entry" + field))).toList(),
                        exchange.name());
            else
                assertEquals(exchange.refusal(), answer, exchange.name());
        }
    }

    private void prepare(String name) {
        changes.compaction = switch (name) {
            case "sessions.compact_missing" -> new Compaction(Optional.empty(), Optional.empty(), Optional.of("no sessionId"));
            case "sessions.compact_do" -> new Compaction(Optional.of(Path.of("/state/s.jsonl.bak.now")), Optional.of(5), Optional.empty());
            default -> new Compaction(Optional.empty(), Optional.of(24), Optional.empty());
        };
    }

    private Object call(String method, Map<String, ?> params) throws Exception {
        return Recorded.wire(new FakeCall().invoke(methods, method, params));
    }

    /** The words of the refusal, or ok. */
    private String said(String method, Map<String, ?> params) {
        try {
            call(method, params);
            return "ok";
        } catch (GatewayException e) {
            return e.message();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private Map<?, ?> list(Map<String, ?> params) throws Exception { return (Map<?, ?>) call("sessions.list", params); }

    private static Map<?, ?> row(Map<?, ?> answer, int index) {
        return answer.get("sessions") instanceof List<?> rows && rows.get(index) instanceof Map<?, ?> row ? row : Map.of();
    }
}
