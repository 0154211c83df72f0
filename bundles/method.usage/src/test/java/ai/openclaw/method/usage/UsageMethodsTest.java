package ai.openclaw.method.usage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.openclaw.api.GatewayException;
import ai.openclaw.testkit.FakeCall;
import ai.openclaw.testkit.FakeSessions;
import ai.openclaw.testkit.Recorded;
import ai.openclaw.testkit.Tree;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UsageMethodsTest {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private final FakeSessions sessions = new FakeSessions();
    private final UsageMethods methods = new UsageMethods(sessions, Clock.fixed(NOW, ZoneOffset.UTC));

    /** Two turns today, one with a tool, and one forty days ago. */
    private void fill() {
        sessions.entries.add(FakeSessions.entry("agent:main:main", "s1", 1));
        long now = NOW.toEpochMilli();
        long old = NOW.minusSeconds(40L * 86_400).toEpochMilli();
        List<Map<String, Object>> messages = new ArrayList<>(List.of(user(old), answer(old + 100, 100, 10, 1.0, "old")));
        messages.addAll(List.of(user(now - 60_000), answer(now - 58_000, 8, 7, 0.25, "m1", "exec"),
                Map.of("role", "toolResult", "toolName", "exec", "isError", true, "timestamp", now - 57_000),
                answer(now - 56_000, 2, 3, 0, "m1")));
        sessions.transcripts.put("agent:main:main", messages);
    }

    private static Map<String, Object> user(long at) { return Map.of("role", "user", "content", "hi", "timestamp", at); }

    private static Map<String, Object> answer(long at, int input, int output, double cost, String model, String... tools) {
        List<Object> content = new ArrayList<>(List.of(Map.of("type", "text", "text", "well")));
        for (String tool : tools)
            content.add(Map.of("type", "toolCall", "name", tool));
        return Map.of("role", "assistant", "content", content, "timestamp", at, "provider", "fake", "model", model, "usage",
                Map.of("input", input, "output", output, "cost", Map.of("input", cost, "total", cost)));
    }

    private Object call(String method, Map<String, ?> params) throws Exception {
        return Recorded.wire(new FakeCall().invoke(methods, method, params));
    }

    @Test
    void addsUpWhatTheDaysHaveCost() throws Exception {
        fill();
        Object week = call("usage.cost", Map.of("days", 7));
        assertEquals(8, Tree.at(week, "days"));
        assertEquals(20, Tree.at(week, "totals", "totalTokens"));
        assertEquals(0.25, Tree.at(week, "totals", "totalCost"));
        assertEquals(1, Tree.at(week, "totals", "missingCostEntries"));
        assertEquals("2026-11-20", Tree.at(week, "daily", 0, "date"));
        assertEquals(20, Tree.at(week, "daily", 0, "totalTokens"));
        Object quarter = call("usage.cost", Map.of("days", 90, "bogus", 1));
        assertEquals(1.25, Tree.at(quarter, "totals", "totalCost"));
        assertEquals("2026-10-11", Tree.at(quarter, "daily", 0, "date"));
    }

    @Test
    void countsMessagesToolsModelsAndDays() throws Exception {
        fill();
        Object usage = call("sessions.usage", Map.of());
        assertEquals("2026-10-22", Tree.at(usage, "startDate"));
        assertEquals("2026-11-20", Tree.at(usage, "endDate"));
        assertEquals(Map.of("total", 4, "user", 1, "assistant", 2, "toolCalls", 1, "toolResults", 1, "errors", 1),
                Tree.at(usage, "aggregates", "messages"));
        assertEquals(Map.of("totalCalls", 1, "uniqueTools", 1, "tools", List.of(Map.of("name", "exec", "count", 1))),
                Tree.at(usage, "aggregates", "tools"));
        assertEquals("m1", Tree.at(usage, "aggregates", "byModel", 0, "model"));
        assertEquals(2, Tree.at(usage, "aggregates", "byModel", 0, "count"));
        assertEquals("main", Tree.at(usage, "aggregates", "byAgent", 0, "agentId"));
        assertEquals(2000, Tree.at(usage, "aggregates", "dailyLatency", 0, "maxMs"));
        assertEquals(20, Tree.at(usage, "sessions", 0, "usage", "totalTokens"));
        assertEquals("agent:main:main", Tree.at(usage, "sessions", 0, "key"));
        Object old = call("sessions.usage", Map.of("startDate", "2026-10-01", "endDate", "2026-10-31", "key", "main"));
        assertEquals(110, Tree.at(old, "totals", "totalTokens"));
    }

    @Test
    void theMidnightOfAnotherPlaceEndsTheDay() throws Exception {
        fill();
        Object usage = call("sessions.usage", Map.of("mode", "specific", "utcOffset", "UTC+13"));
        assertEquals("2026-11-21", Tree.at(usage, "endDate"));
        assertEquals("2026-11-21", Tree.at(usage, "aggregates", "daily", 0, "date"));
    }

    @Test
    void showsASessionMessageByMessage() throws Exception {
        fill();
        Object series = call("sessions.usage.timeseries", Map.of("key", "main"));
        assertEquals(130, Tree.at(series, "points", 2, "cumulativeTokens"));
        assertEquals(5, Tree.at(series, "points", 2, "totalTokens"));
        Object logs = call("sessions.usage.logs", Map.of("key", "main", "limit", 3));
        assertEquals("well\n[tool: exec]", Tree.at(logs, "logs", 0, "content"));
        assertEquals(15, Tree.at(logs, "logs", 0, "tokens"));
    }

    @Test
    void saysWhatIsMissing() {
        assertEquals("key is required for timeseries", refused("sessions.usage.timeseries", Map.of()));
        assertEquals("\"soon\" is no day; write it like 2026-11-20", refused("sessions.usage", Map.of("startDate", "soon")));
        assertEquals("startDate 2026-11-20 is after endDate 2026-11-01",
                refused("sessions.usage", Map.of("startDate", "2026-11-20", "endDate", "2026-11-01")));
        assertEquals("invalid sessions.usage params: at /mode: must be equal to constant; at /mode: must match a schema in anyOf",
                refused("sessions.usage", Map.of("mode", "moon")));
    }

    private String refused(String method, Map<String, ?> params) {
        return assertThrows(GatewayException.class, () -> call(method, params)).message();
    }

    @Test
    void answersInTheShapeAndTheWordsOfTheRecordedExchanges() throws Exception {
        sessions.entries.add(FakeSessions.entry("agent:main:main", "s1", 1));
        for (Recorded exchange : Recorded.of(getClass())) {
            Object answer = exchange.replay(methods, new FakeCall());
            if (exchange.good())
                assertEquals(List.of(), Recorded.missing(exchange.payload(), answer), exchange.name());
            else
                assertEquals(exchange.refusal(), answer, exchange.name());
        }
    }
}
