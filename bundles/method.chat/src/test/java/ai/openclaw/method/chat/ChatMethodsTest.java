package ai.openclaw.method.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.openclaw.api.GatewayException;
import ai.openclaw.api.RunRequest;
import ai.openclaw.api.RunResult.Status;
import ai.openclaw.testkit.FakeCall;
import ai.openclaw.testkit.FakeRuns;
import ai.openclaw.testkit.FakeSessions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChatMethodsTest {
    private final FakeRuns runs = new FakeRuns();
    private final FakeSessions sessions = new FakeSessions();
    private final ChatMethods methods = new ChatMethods(runs, sessions);
    private final FakeCall call = new FakeCall();

    @Test
    void startsARunAndKnowsItAgain() throws Exception {
        assertEquals(Map.of("runId", "c1", "status", "started"), send("hi"));
        assertEquals(RunRequest.Source.CHAT, runs.requests.getFirst().source());
        assertEquals(Map.of("runId", "c1", "status", "in_flight"), send("hi"));
        runs.end("c1", FakeRuns.result(Status.OK, "Hello."));
        assertEquals(Map.of("runId", "c1", "status", "ok"), send("hi"));
        assertEquals(1, runs.requests.size());
    }

    @Test
    void refusesNothingToSayAndAttachments() {
        assertEquals("message or attachment required", assertThrows(GatewayException.class, () -> send("  ")).message());
        Map<String, Object> params = Map.of("sessionKey", "main", "message", "x", "idempotencyKey", "c1", "attachments", List.of(Map.of()));
        assertEquals("Error: attachments are not understood by this version yet; send text only",
                assertThrows(GatewayException.class, () -> call.invoke(methods, "chat.send", params)).message());
    }

    @Test
    void stopEndsWhatRuns() throws Exception {
        assertEquals(Map.of("ok", true, "aborted", false, "runIds", List.of()), send("/stop"));
        send("hi");
        Map<String, Object> params = Map.of("sessionKey", "main", "message", " /STOP ", "idempotencyKey", "c2");
        assertEquals(Map.of("ok", true, "aborted", true, "runIds", List.of("c1")), call.invoke(methods, "chat.send", params));
        assertEquals(Map.of("ok", true, "aborted", true, "runIds", List.of("c1")),
                call.invoke(methods, "chat.abort", Map.of("sessionKey", "main")));
    }

    @Test
    void historyTellsTheLastMessages() throws Exception {
        assertEquals(Map.of("sessionKey", "agent:main:none", "messages", List.of(), "thinkingLevel", "off"),
                call.invoke(methods, "chat.history", Map.of("sessionKey", "agent:main:none")));
        sessions.entries.add(FakeSessions.entry("agent:main:main", "s1", 1));
        sessions.transcripts.put("agent:main:main", List.of(Map.of("role", "user"), Map.of("role", "assistant")));
        Map<String, Object> expected = new HashMap<>(Map.of("sessionKey", "main", "sessionId", "s1", "thinkingLevel", "off"));
        expected.put("messages", List.of(Map.of("role", "assistant")));
        assertEquals(expected, call.invoke(methods, "chat.history", Map.of("sessionKey", "main", "limit", 1)));
    }

    private Object send(String message) throws Exception {
        return call.invoke(methods, "chat.send", Map.of("sessionKey", "main", "message", message, "idempotencyKey", "c1"));
    }
}
