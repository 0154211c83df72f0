package ai.openclaw.tools.sessions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.Elevation;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.RunResult;
import ai.openclaw.api.SandboxKey;
import ai.openclaw.api.SessionEntry;
import ai.openclaw.api.ToolCall;
import ai.openclaw.api.ToolGroup;
import ai.openclaw.api.ToolResult;
import ai.openclaw.api.Workplace;
import ai.openclaw.testkit.Await;
import ai.openclaw.testkit.FakeAgents;
import ai.openclaw.testkit.FakeConfig;
import ai.openclaw.testkit.FakeRuns;
import ai.openclaw.testkit.FakeSessionChanges;
import ai.openclaw.testkit.FakeSessions;
import ai.openclaw.testkit.FakeSystemEvents;
import ai.openclaw.testkit.FakeToolCatalog;
import ai.openclaw.testkit.ToolGroupContract;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SpawnToolsTest implements ToolGroupContract {
    private final FakeConfig config = new FakeConfig();
    private final FakeSessions sessions = new FakeSessions();
    private final FakeSessionChanges changes = new FakeSessionChanges(sessions);
    private final FakeRuns runs = new FakeRuns();
    private final FakeSystemEvents events = new FakeSystemEvents();
    private final FakeToolCatalog catalog = new FakeToolCatalog();
    private SpawnTools tools = group();

    @Override
    public SpawnTools group() { return new SpawnTools(config, new FakeAgents("main", "work"), sessions, changes, runs, events, catalog); }

    @AfterEach
    void stop() { tools.close(); }

    private ToolResult spawn(Map<String, ?> arguments) throws Exception {
        return ToolGroupContract.run(tools, "sessions_spawn", arguments);
    }

    private SessionEntry child(ToolResult result) {
        return sessions.find(String.valueOf(result.details().get("childSessionKey"))).orElseThrow();
    }

    @Test
    void aSubAgentWorksInAConversationOfItsOwnAndItsEndIsTold() throws Exception {
        ToolResult result = spawn(Map.of("task", "count the stars", "label", "stars", "model", "a/b", "thinking", "high"));
        SessionEntry child = child(result);
        assertTrue(child.key().matches("agent:main:subagent:[0-9a-f-]{36}"), child.key());
        assertEquals("agent:main:main", child.text("spawnedBy").orElseThrow());
        assertEquals("leaf", child.text("subagentRole").orElseThrow());
        assertEquals("a", child.text("providerOverride").orElseThrow());
        assertEquals("count the stars", runs.requests.getFirst().message());
        assertEquals(Optional.of("high"), runs.requests.getFirst().thinking());
        assertEquals(child.key() + " \"stars\", works", ToolGroupContract.run(tools, "subagents", Map.of()).text());
        runs.end(runs.requests.getFirst().runId(), FakeRuns.result(RunResult.Status.OK, "as many as grains of sand"));
        Await.until("the spawner is told", () -> !events.list().isEmpty());
        assertEquals("agent:main:main!: Sub-agent \"stars\" (" + child.key() + ") is done: as many as grains of sand",
                events.list().getFirst());
        assertEquals(child.key() + " \"stars\", done", ToolGroupContract.run(tools, "subagents", Map.of()).text());
    }

    @Test
    void whoeverWorkedWhenTheBundleStoppedIsWaitedForAgain() throws Exception {
        spawn(Map.of("task", "go on"));
        tools.close();
        tools = group();
        runs.end(runs.requests.getFirst().runId(), FakeRuns.result(RunResult.Status.ERROR, "the disk is full"));
        Await.until("the spawner is told", () -> events.list().stream().anyMatch(text -> text.contains("failed: the disk is full")));
    }

    @Test
    void depthNumberAndAgentAreLimited() throws Exception {
        config.values.put("agents.defaults.subagents", Map.of("maxChildrenPerAgent", 2, "maxConcurrent", 3));
        SessionEntry child = child(spawn(Map.of("task", "one")));
        spawn(Map.of("task", "two"));
        assertTrue(refusal(Map.of("task", "three"), call("agent:main:main")).contains("maxChildrenPerAgent"));
        assertTrue(refusal(Map.of("task", "deeper"), call(child.key())).contains("maxSpawnDepth is 1"));
        assertTrue(refusal(Map.of("task", "x", "agentId", "work"), call("agent:main:other")).contains("subagents.allowAgents"));
        assertTrue(refusal(Map.of("task", "x", "agentId", "nobody"), call("agent:main:other")).contains("unknown agent id"));
        ToolGroupContract.run(tools, "sessions_spawn", Map.of("task", "three"), call("agent:main:other"));
        assertTrue(refusal(Map.of("task", "four"), call("agent:main:other")).contains("maxConcurrent"));
    }

    @Test
    void aSandboxedAgentSpawnsNobodyOutside() {
        SandboxKey key = new SandboxKey("s", "main", Path.of("/s"), SandboxKey.Access.NONE, Path.of("/w"), Map.of());
        Workplace sandboxed = new Workplace(Path.of("/s"), true, true, Optional.of(key));
        ToolCall call = new ToolCall("c", "main", "agent:main:main", "r", sandboxed, Elevation.NONE, false, _ -> {});
        assertTrue(refusal(Map.of("task", "out"), call).contains("From a sandbox"));
    }

    @Test
    void killEndsWhatTheSubAgentDoes() throws Exception {
        SessionEntry child = child(spawn(Map.of("task", "for ever", "label", "long")));
        assertEquals("Stopped.", ToolGroupContract.run(tools, "subagents", Map.of("action", "kill", "target", "long")).text());
        assertEquals(List.of(child.key()), runs.aborted);
        Await.until("the spawner is told", () -> events.list().stream().anyMatch(text -> text.endsWith("was stopped.")));
    }

    private static ToolCall call(String sessionKey) {
        return new ToolCall("c", "main", sessionKey, "r", Workplace.host(Path.of("/w")), Elevation.NONE, false, _ -> {});
    }

    private String refusal(Map<String, ?> arguments, ToolCall call) {
        ToolGroup group = tools;
        return assertThrows(GatewayException.class, () -> ToolGroupContract.run(group, "sessions_spawn", arguments, call)).message();
    }
}
