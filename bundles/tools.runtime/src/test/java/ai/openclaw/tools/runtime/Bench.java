package ai.openclaw.tools.runtime;

import ai.openclaw.api.Elevation;
import ai.openclaw.api.ToolCall;
import ai.openclaw.api.ToolResult;
import ai.openclaw.api.Workplace;
import ai.openclaw.testkit.Await;
import ai.openclaw.testkit.FakeAgents;
import ai.openclaw.testkit.FakeConfig;
import ai.openclaw.testkit.FakeSessions;
import ai.openclaw.testkit.FakeSystemEvents;
import ai.openclaw.testkit.ToolGroupContract;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** The tools with fakes around them, on a machine where commands need no approval. */
final class Bench {
    final FakeConfig config = new FakeConfig();
    final FakeAgents agents = new FakeAgents("main", "work");
    final FakeSessions sessions = new FakeSessions();
    final FakeSystemEvents events = new FakeSystemEvents();
    final List<ToolResult> progress = new CopyOnWriteArrayList<>();
    final RuntimeTools tools;
    volatile Duration later = Duration.ZERO;
    Workplace place;
    Elevation elevation = Elevation.NONE;
    String agentId = "main";

    Bench(Path folder) {
        place = Workplace.host(folder);
        settings(Map.of());
        Clock clock = new LaterClock();
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.putAll(Map.of("OPENCLAW_GATEWAY_TOKEN", "secret-token", "ANTHROPIC_API_KEY", "secret-key", "LD_PRELOAD", "/nowhere.so",
                "HOME", "/root", "LC_ALL", "C.UTF-8"));
        tools = new RuntimeTools(config, agents, sessions, environment, clock);
        tools.events = events;
    }

    /** The system's time, and what a test adds to it. */
    private final class LaterClock extends Clock {
        @Override
        public ZoneId getZone() { return ZoneOffset.UTC; }

        @Override
        public Clock withZone(ZoneId zone) { return this; }

        @Override
        public Instant instant() { return InstantSource.system().instant().plus(later); }
    }

    void settings(Map<String, Object> more) {
        Map<String, Object> exec = new HashMap<>(Map.of("security", "full", "ask", "off"));
        exec.putAll(more);
        config.values.put("tools.exec", exec);
    }

    ToolCall call() { return new ToolCall("call1", agentId, "agent:" + agentId + ":main", "run1", place, elevation, false, progress::add); }

    ToolResult run(String tool, Map<String, ?> arguments) throws Exception { return ToolGroupContract.run(tools, tool, arguments, call()); }

    ToolResult exec(String command) throws Exception { return run("exec", Map.of("command", command)); }

    /** On a thread of its own. */
    CompletableFuture<ToolResult> later(String tool, Map<String, ?> arguments) {
        CompletableFuture<ToolResult> answer = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                answer.complete(run(tool, arguments));
            } catch (Throwable e) {
                answer.completeExceptionally(e);
            }
        });
        return answer;
    }

    ToolResult process(String action, ToolResult started) throws Exception { return process(action, started, Map.of()); }

    ToolResult process(String action, ToolResult started, Map<String, ?> more) throws Exception {
        Map<String, Object> arguments = new HashMap<>(more);
        arguments.put("action", action);
        arguments.put("sessionId", started.details().get("sessionId"));
        return run("process", arguments);
    }

    void awaitOutput(ToolResult started, String words) {
        Await.until("it prints " + words, () -> process("log", started).text().contains(words));
    }

    void awaitEnd(ToolResult started) {
        Await.until("it is over", () -> !"running".equals(process("log", started).details().get("status")));
    }

    /** Waits until a process is gone and reaped. */
    void awaitGone(String pid) {
        long id = Long.parseLong(pid.strip());
        Await.until("process " + id + " is gone", () -> ProcessHandle.of(id).isEmpty());
    }

    /** Ends what still runs. */
    void close() throws Exception { tools.stop(); }
}
