package ai.openclaw.method.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.openclaw.api.Channel;
import ai.openclaw.api.JsonText;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.Receipt;
import ai.openclaw.testkit.FakeCall;
import ai.openclaw.testkit.FakeChannels;
import ai.openclaw.testkit.FakeConfig;
import ai.openclaw.testkit.FakeGateway;
import ai.openclaw.testkit.FakeHealth;
import ai.openclaw.testkit.FakeLogs;
import ai.openclaw.testkit.FakePresence;
import ai.openclaw.testkit.FakeSessions;
import ai.openclaw.testkit.FakeSystemEvents;
import ai.openclaw.testkit.Tree;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SystemMethodsTest {
    private final FakeHealth health = new FakeHealth();
    private final FakePresence presence = new FakePresence();
    private final FakeSessions sessions = new FakeSessions();
    private final FakeChannels channels = new FakeChannels();
    private final FakeSystemEvents notes = new FakeSystemEvents();
    private final FakeLogs logs = new FakeLogs();
    private final SystemMethods methods = new SystemMethods(health, presence,
            new Status(new FakeGateway(Path.of("/state")), sessions, channels, notes, new FakeConfig(), logs), notes, sessions);
    private final FakeCall call = new FakeCall();

    @Test
    void healthTellsWhatIsKnownAndLooksBehindUnlessAskedToProbe() throws Exception {
        assertEquals(Map.of("ok", true, "ts", 1L), call.invoke(methods, "health", Map.of("probe", "yes")));
        assertEquals(List.of(false), health.refreshes);
        assertEquals(Map.of("ok", true, "ts", 2L), call.invoke(methods, "health", Map.of("probe", true)));
        assertEquals(List.of(false, true), health.refreshes);
    }

    private Map<?, ?> status() throws Exception {
        JsonText.Raw report = (JsonText.Raw) call.invoke(methods, "status", Map.of());
        return (Map<?, ?>) Objects.requireNonNull(JsonText.parse(report.json()));
    }

    @Test
    void statusHasTheFieldsOfTheContract() throws Exception {
        sessions.entries.add(FakeSessions.entry("agent:main:main", "bcf76207", 1000));
        Channel channel = _ -> new Receipt("1");
        channels.add("telegram", "default", channel);
        Map<?, ?> status = status();
        assertEquals("0.0.0-test", status.get("runtimeVersion"));
        assertEquals(List.of("Telegram: configured", "  - default (token:none)"), status.get("channelSummary"));
        assertEquals(1, Tree.at(status, "sessions", "count"));
        assertEquals(Map.of("model", "fake-1", "contextTokens", 128_000), Tree.at(status, "sessions", "defaults"));
        assertEquals(List.of("agentId", "key", "kind", "sessionId", "updatedAt", "age", "systemSent", "abortedLastRun", "inputTokens",
                "outputTokens", "cacheRead", "cacheWrite", "totalTokens", "totalTokensFresh", "remainingTokens", "percentUsed", "model",
                "contextTokens", "flags"), Tree.keys(status, "sessions", "recent", 0));
        assertEquals(127_989, Tree.at(status, "sessions", "recent", 0, "remainingTokens"));
        assertEquals(List.of("system", "id:bcf76207"), Tree.at(status, "sessions", "recent", 0, "flags"));
        assertEquals("work", Tree.at(status, "sessions", "byAgent", 1, "agentId"));
    }

    @Test
    void statusTellsWhatIsWrongWithTheLog() throws Exception {
        assertEquals(List.of(), status().get("problems"));
        logs.problems.add("logging.file: /x cannot be written");
        sessions.changed();
        assertEquals(List.of("logging.file: /x cannot be written"), status().get("problems"));
    }

    @Test
    void statusIsMadeAnewOnlyWhenSomethingChanged() throws Exception {
        Object first = call.invoke(methods, "status", Map.of());
        assertSame(first, call.invoke(methods, "status", Map.of()));
        sessions.changed();
        sessions.entries.add(FakeSessions.entry("agent:main:main", "bcf76207", 1000));
        assertEquals(1, Tree.at(status(), "sessions", "count"));
    }

    @Test
    void anEventShowsInPresenceAndStatus() throws Exception {
        call.invoke(methods, "system-event", Map.of("text", " up ", "deviceId", "dev-x", "mode", "ui", "tags", List.of("t1")));
        assertEquals("up", presence.list().getFirst().text());
        assertEquals("dev-x", presence.list().getFirst().deviceId());
        assertEquals(presence.json(), call.invoke(methods, "system-presence", Map.of()));
        Map<?, ?> status = status();
        assertEquals(List.of("up"), status.get("queuedSystemEvents"));
    }

    @Test
    void anEventNeedsAText() {
        for (Map<String, Object> params : List.of(Map.<String, Object>of(), Map.<String, Object>of("text", "  "),
                Map.<String, Object>of("text", 5)))
            assertEquals("text required",
                    assertThrows(GatewayException.class, () -> call.invoke(methods, "system-event", params)).message());
    }
}
