package ai.openclaw.tools.sessions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.SessionEntry;
import ai.openclaw.api.ToolGroup;
import ai.openclaw.api.ToolResult;
import ai.openclaw.api.Usage;
import ai.openclaw.testkit.FakeSessions;
import ai.openclaw.testkit.ToolGroupContract;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SessionToolsTest implements ToolGroupContract {
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private final FakeSessions sessions = new FakeSessions();
    private final SessionTools tools = new SessionTools(sessions, Clock.fixed(NOW, ZoneOffset.UTC));

    @Override
    public ToolGroup group() { return tools; }

    @Test
    void tellsTheTimeAndTheStateOfThisConversation() throws Exception {
        sessions.entries.add(entry("agent:main:main", 0));
        ToolResult result = ToolGroupContract.run(tools, "session_status", Map.of());
        assertEquals("""
            Time: Friday, 20 November 2026, 10:00 Z
            Session: agent:main:main
            Agent: main
            Model: offline/guide
            Tokens: 10 in, 4 out
            Context: 14 of 200000""", result.text());
        assertEquals("guide", result.details().get("model"));
    }

    @Test
    void tellsTheTimeInAConversationThatJustBegan() throws Exception {
        assertTrue(ToolGroupContract.run(tools, "session_status", Map.of()).text().endsWith("It has just begun."));
    }

    @Test
    void saysThatAnotherConversationIsUnknown() throws Exception {
        ToolResult result = ToolGroupContract.run(tools, "session_status", Map.of("sessionKey", "agent:main:nobody"));
        assertTrue(result.error());
        assertEquals("No session found: agent:main:nobody. Call sessions_list for the keys.", result.text());
    }

    @Test
    void listsConversationsAndMarksThisOne() throws Exception {
        sessions.entries.addAll(List.of(entry("agent:main:main", 1), entry("agent:main:telegram:direct:7", 120)));
        ToolResult all = ToolGroupContract.run(tools, "sessions_list", Map.of());
        assertEquals("agent:main:main (this one), direct on webchat, last used 2026-11-20T09:59:00Z\n"
                + "agent:main:telegram:direct:7, direct on webchat, last used 2026-11-20T08:00:00Z", all.text());
        assertEquals(1, ToolGroupContract.run(tools, "sessions_list", Map.of("activeMinutes", 60)).details().get("count"));
        assertEquals(1, ToolGroupContract.run(tools, "sessions_list", Map.of("limit", 1)).details().get("count"));
    }

    @Test
    void refusesArgumentsOutOfRange() throws Exception {
        ToolResult result = ToolGroupContract.run(tools, "sessions_list", Map.of("limit", 0));
        assertTrue(result.error());
        assertFalse(result.text().isEmpty());
    }

    private static SessionEntry entry(String key, int minutesAgo) {
        return new SessionEntry(key, "main", "s1", NOW.minusSeconds(minutesAgo * 60L).toEpochMilli(), "direct", "webchat", true, false,
                "offline", "guide", 200_000, new Usage(10, 4, 0, 0), 14, Map.of());
    }
}
