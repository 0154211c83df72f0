package ai.openclaw.tools.sessions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.Elevation;
import ai.openclaw.api.ToolCall;
import ai.openclaw.api.ToolResult;
import ai.openclaw.api.Workplace;
import ai.openclaw.testkit.FakeConfig;
import ai.openclaw.testkit.FakeRuns;
import ai.openclaw.testkit.FakeSessions;
import ai.openclaw.testkit.ToolGroupContract;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TalkToolsTest implements ToolGroupContract {
    private final FakeConfig config = new FakeConfig();
    private final FakeSessions sessions = new FakeSessions();
    private final FakeRuns runs = new FakeRuns();

    @Override
    public TalkTools group() { return new TalkTools(config, sessions, runs); }

    private ToolResult run(String tool, Map<String, ?> arguments, String from) throws Exception {
        return ToolGroupContract.run(group(), tool, arguments,
                new ToolCall("c", "main", from, "r", Workplace.host(Path.of("/w")), Elevation.NONE, false, _ -> {}));
    }

    @Test
    void historyLeavesToolsOutUnlessTheyAreAskedFor() throws Exception {
        sessions.entries.add(FakeSessions.entry("agent:main:a", "s", 1));
        sessions.transcripts.put("agent:main:a", List.of(Map.of("role", "user", "content", "hello"),
                Map.of("role", "toolResult", "content", List.of(Map.of("type", "text", "text", "42")))));
        assertEquals("user: hello", run("sessions_history", Map.of("sessionKey", "agent:main:a"), "agent:main:main").text());
        assertEquals("user: hello\ntoolResult: 42",
                run("sessions_history", Map.of("sessionKey", "agent:main:a", "includeTools", true), "agent:main:main").text());
    }

    @Test
    void aConversationThatIsNotTheMainOneSeesWhatItSpawnedAndNoOther() throws Exception {
        sessions.entries.add(FakeSessions.entry("agent:main:child", "s", 1, Map.of("spawnedBy", "agent:main:group")));
        sessions.entries.add(FakeSessions.entry("agent:main:other", "s", 1));
        assertEquals("Nothing was said there so far.",
                run("sessions_history", Map.of("sessionKey", "agent:main:child"), "agent:main:group").text());
        assertTrue(run("sessions_history", Map.of("sessionKey", "agent:main:other"), "agent:main:group").text()
                .contains("tools.sessions.visibility"));
        config.values.put("tools.sessions.visibility", "all");
        assertEquals("Nothing was said there so far.",
                run("sessions_history", Map.of("sessionKey", "agent:main:other"), "agent:main:group").text());
    }

    @Test
    void otherAgentsAreOutOfReachUnlessTheyAreAllowed() throws Exception {
        Map<String, Object> message = Map.of("sessionKey", "agent:work:main", "message", "hi", "timeoutSeconds", 0);
        config.values.put("tools.sessions.visibility", "all");
        assertTrue(run("sessions_send", message, "agent:main:main").text().contains("tools.agentToAgent"));
        config.values.put("tools.agentToAgent.enabled", true);
        config.values.put("tools.agentToAgent.allow", List.of("main", "work"));
        assertEquals("Sent to agent:work:main.", run("sessions_send", message, "agent:main:main").text());
        assertEquals("[From agent main in agent:main:main] hi", runs.requests.getFirst().message());
    }

    @Test
    void nobodyTalksToThemselves() throws Exception {
        assertTrue(run("sessions_send", Map.of("sessionKey", "main", "message", "hi"), "agent:main:main").error());
    }
}
