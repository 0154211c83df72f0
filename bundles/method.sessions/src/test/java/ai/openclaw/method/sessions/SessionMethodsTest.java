package ai.openclaw.method.sessions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import ai.openclaw.testkit.FakeCall;
import ai.openclaw.testkit.FakeSessions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SessionMethodsTest {
    private final FakeSessions sessions = new FakeSessions();
    private final SessionMethods methods = new SessionMethods(sessions, Clock.fixed(Instant.ofEpochMilli(10_000_000), ZoneOffset.UTC));

    @BeforeEach
    void fill() {
        sessions.entries.add(FakeSessions.entry("agent:main:main", "s1", 9_990_000));
        sessions.entries.add(FakeSessions.entry("agent:work:main", "s2", 9_000_000));
        sessions.entries.add(FakeSessions.entry("agent:main:telegram:direct:7", "s3", 1_000));
        sessions.transcripts.put("agent:main:main", List.of(message("user", "hello there"), message("assistant", "good day")));
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
        assertEquals(16L, first.get("inputTokens"));
        assertFalse(first.containsKey("derivedTitle"));
    }

    @Test
    void keepsWhatIsAskedFor() throws Exception {
        assertEquals(2, list(Map.of("agentId", "main")).get("count"));
        assertEquals(2, list(Map.of("activeMinutes", 60)).get("count"));
        assertEquals(1, list(Map.of("limit", 1)).get("count"));
        assertEquals(1, list(Map.of("search", "TELEGRAM")).get("count"));
        assertEquals(1, list(Map.of("search", "hello")).get("count"));
        assertEquals(0, list(Map.of("label", "none has one")).get("count"));
    }

    @Test
    void addsTitleAndLastMessageOnRequest() throws Exception {
        Map<?, ?> first = row(list(Map.of("includeDerivedTitles", true, "includeLastMessage", true)), 0);
        assertEquals("hello there", first.get("derivedTitle"));
        assertEquals("good day", first.get("lastMessagePreview"));
    }

    private Map<?, ?> list(Map<String, ?> params) throws Exception {
        return (Map<?, ?>) new FakeCall().invoke(methods, "sessions.list", params);
    }

    private static Map<?, ?> row(Map<?, ?> answer, int index) {
        return answer.get("sessions") instanceof List<?> rows && rows.get(index) instanceof Map<?, ?> row ? row : Map.of();
    }
}
