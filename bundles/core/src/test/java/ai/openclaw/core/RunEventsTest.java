package ai.openclaw.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import ai.openclaw.api.GatewayEvent;
import ai.openclaw.api.ModelMessage;
import ai.openclaw.api.RunResult;
import ai.openclaw.api.ToolResult;
import ai.openclaw.api.Usage;
import ai.openclaw.testkit.FakeLogs;
import ai.openclaw.testkit.RecordingEvents;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunEventsTest {
    private static final ModelMessage.Call CALL = new ModelMessage.Call("call_1", "look", Map.of("at", "you"));
    private final RecordingEvents events = new RecordingEvents();
    private final ActiveRun run = new ActiveRun(CoreHarness.request("r1", "hello"), "run:r1", "agent:main:main", Optional.empty(),
            Instant.now());

    private List<Map<String, Object>> told(String event) {
        return events.named(event).stream().map(GatewayEvent::payload).map(Json::object).toList();
    }

    private RunResult result(String text) {
        return new RunResult(RunResult.Status.OK, text, "stop", "agent:main:main", "s1", "fake", "fake-1", Usage.NONE, Instant.now(),
                Instant.now());
    }

    @Test
    void whatComesCloseTogetherIsOneDelta() {
        RunEvents tell = new RunEvents(events, run, false, new FakeLogs());
        tell.said("a", "a", "a");
        tell.said("ab", "ab", "b");
        tell.said("abc", "abc", "c");
        assertEquals(3, told("agent").size());
        assertEquals(List.of("a"), told("chat").stream().map(chat -> chat.get("deltaText")).toList());
        tell.ended(result("abc"));
        assertEquals(List.of("a", "bc"), told("chat").stream().flatMap(chat -> Json.text(chat, "deltaText").stream()).toList());
    }

    @Test
    void aTextThatIsNotWhatWasToldAndMoreReplacesIt() {
        RunEvents tell = new RunEvents(events, run, false, new FakeLogs());
        tell.said("wrong", "wrong", "wrong");
        tell.ended(result("right"));
        assertEquals("right", told("chat").get(1).get("deltaText"));
        assertEquals(true, told("chat").get(1).get("replace"));
    }

    @Test
    void theTextOfAnAgentEventIsThatOfOneAnswerAndThatOfAChatEventOfTheWholeRun() {
        RunEvents tell = new RunEvents(events, run, false, new FakeLogs());
        tell.said("Running it.\n\nHello", "Hello", "Hello");
        assertEquals("Hello", Json.object(told("agent").getFirst(), "data").get("text"));
        assertEquals("Running it.\n\nHello", Context.text(Json.object(told("chat").getFirst(), "message")));
    }

    @Test
    void whatAToolAnsweredIsToldToAFullyVerboseSessionOnly() {
        new RunEvents(events, run, false, new FakeLogs()).toolEnded(CALL, new ToolResult("blue", false, Map.of()));
        new RunEvents(events, run, true, new FakeLogs()).toolEnded(CALL, new ToolResult("blue", false, Map.of()));
        assertFalse(Json.object(told("agent").get(0), "data").containsKey("result"));
        assertEquals("blue", Context.text(Json.object(Json.object(told("agent").get(1), "data"), "result")));
        assertEquals(Optional.of("tool-events"), events.published.getFirst().capability());
    }

    @Test
    void credentialsInWhatToolsAreGivenAndAnswerAreMasked() {
        RunEvents tell = new RunEvents(events, run, true, new FakeLogs());
        Map<String, Object> arguments = Map.of("headers", List.of("X-Key: " + FakeLogs.CREDENTIAL), "tries", 3);
        tell.toolStarted(new ModelMessage.Call("call_1", "fetch", arguments));
        tell.toolEnded(CALL, new ToolResult("it is " + FakeLogs.CREDENTIAL, false, Map.of()));
        assertEquals(Map.of("headers", List.of("X-Key: ***"), "tries", 3), Json.object(told("agent").get(0), "data").get("args"));
        assertEquals("it is ***", Context.text(Json.object(Json.object(told("agent").get(1), "data"), "result")));
    }
}
