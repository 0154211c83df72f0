package ai.openclaw.method.heartbeat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.AgentInfo;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.HeartbeatSettings;
import ai.openclaw.api.RunResult.Status;
import ai.openclaw.testkit.Await;
import ai.openclaw.testkit.FakeAgents;
import ai.openclaw.testkit.FakeCall;
import ai.openclaw.testkit.FakeConfig;
import ai.openclaw.testkit.FakeRuns;
import ai.openclaw.testkit.FakeSystemEvents;
import ai.openclaw.testkit.RecordingEvents;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeartbeatTest {
    @TempDir
    Path workspace;
    private final FakeRuns runs = new FakeRuns();
    private final RecordingEvents events = new RecordingEvents();
    private final FakeConfig config = new FakeConfig();
    private final FakeSystemEvents notes = new FakeSystemEvents();
    private final FakeCall call = new FakeCall();
    private Heartbeat heartbeat;
    private HeartbeatMethods methods;

    @BeforeEach
    void start() {
        FakeAgents agents = new FakeAgents();
        agents.agents.add(new AgentInfo("main", Optional.empty(), workspace, "fake/fake-1", Map.of(), Map.of()));
        heartbeat = new Heartbeat(runs, events, config, agents, notes, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
        methods = new HeartbeatMethods(heartbeat);
    }

    @AfterEach
    void stop() { heartbeat.close(); }

    private Map<String, Object> beatWith(String answer) {
        Thread beating = Thread.ofVirtual().start(() -> heartbeat.beat("wake"));
        Await.until("it runs", () -> !runs.requests.isEmpty());
        runs.end(runs.requests.getLast().runId(), FakeRuns.result(Status.OK, answer));
        Await.until("it ends", () -> !beating.isAlive());
        return heartbeat.last().orElseThrow();
    }

    @Test
    void tellsTheAgentWhatItIsWokenFor() throws Exception {
        assertEquals(Map.of("ok", true), call.invoke(methods, "wake", Map.of("mode", "now", "text", "the door rings")));
        Await.until("it runs", () -> runs.requests.size() == 1);
        assertTrue(runs.requests.getFirst().message().startsWith("System: [1970-01-01T00:00:00Z] the door rings\nRead HEARTBEAT.md"));
        assertEquals("agent:main:main", runs.requests.getFirst().sessionKey());
        assertTrue(notes.list().isEmpty(), "it is told once");
        runs.end(runs.requests.getFirst().runId(), FakeRuns.result(Status.OK, "HEARTBEAT_OK"));
    }

    @Test
    void keepsTheTextForTheNextHeartbeat() throws Exception {
        call.invoke(methods, "wake", Map.of("mode", "next-heartbeat", "text", "later"));
        assertTrue(runs.requests.isEmpty());
        assertEquals(1, notes.list().size());
    }

    @Test
    void anAnswerWithNothingToSayIsSilent() {
        notes.add("x");
        assertEquals(Map.of("ts", 0L, "status", "ok-token", "reason", "wake", "durationMs", 0L, "silent", true, "indicatorType", "ok"),
                beatWith("HEARTBEAT_OK all is well"));
        assertEquals("heartbeat", events.published.getLast().name());
    }

    @Test
    void anAnswerWithSomethingToSayIsShown() {
        notes.add("x");
        Map<String, Object> beat = beatWith("HEARTBEAT_OK " + "but ".repeat(100));
        assertEquals("sent", beat.get("status"));
        assertTrue(String.valueOf(beat.get("preview")).startsWith("but but"));
    }

    @Test
    void costsNothingWhenThereIsNothingToLookAfter() throws Exception {
        Files.writeString(workspace.resolve("HEARTBEAT.md"), "# Heartbeat\n\n");
        heartbeat.beat("interval");
        assertTrue(runs.requests.isEmpty());
        assertEquals("skipped", heartbeat.last().orElseThrow().get("status"));
        assertFalse(heartbeat.last().orElseThrow().containsKey("indicatorType"));
        assertTrue(events.published.isEmpty());
    }

    @Test
    void isSwitchedOffByTheIntervalAndByTheMethod() throws Exception {
        notes.add("x");
        config.values.put("agents.defaults.heartbeat", Map.of("every", "0m"));
        heartbeat.look();
        config.values.put("agents.defaults.heartbeat", Map.of("every", "0ms"));
        assertEquals(Map.of("ok", true, "enabled", false), call.invoke(methods, "set-heartbeats", Map.of("enabled", false)));
        heartbeat.look();
        assertTrue(heartbeat.last().isEmpty());
        assertThrows(GatewayException.class, () -> call.invoke(methods, "set-heartbeats", Map.of("enabled", "yes")));
        assertEquals(Duration.ofMinutes(30), HeartbeatSettings.of(new FakeConfig()).interval());
    }
}
