package ai.openclaw.method.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.ChatCommand;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.Image;
import ai.openclaw.api.RunRequest;
import ai.openclaw.api.RunResult.Status;
import ai.openclaw.testkit.Await;
import ai.openclaw.testkit.FakeCall;
import ai.openclaw.testkit.FakeCommands;
import ai.openclaw.testkit.FakeRuns;
import ai.openclaw.testkit.FakeSessionChanges;
import ai.openclaw.testkit.FakeSessions;
import ai.openclaw.testkit.Recorded;
import ai.openclaw.testkit.RecordingEvents;
import ai.openclaw.testkit.Tree;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChatMethodsTest {
    private final FakeRuns runs = new FakeRuns();
    private final FakeSessions sessions = new FakeSessions();
    private final FakeSessionChanges changes = new FakeSessionChanges(sessions);
    private final RecordingEvents events = new RecordingEvents();
    private final FakeCommands commands = new FakeCommands();
    private final ChatMethods methods = new ChatMethods(commands, runs, sessions, changes, events);
    private final FakeCall call = new FakeCall();

    @BeforeEach
    void deployCommands() {
        commands.groups.add(() -> List.of(
                new ChatCommand("status", List.of(), "", "how it goes", false, spoken -> "all is well in " + spoken.sessionKey()),
                new ChatCommand("fail", List.of(), "", "nothing", false, _ -> {
                    throw GatewayException.unavailable("the disk is full");
                })));
    }

    @Test
    void startsARunAndKnowsItAgain() throws Exception {
        assertEquals(Map.of("runId", "c1", "status", "started"), send("hi"));
        assertEquals(RunRequest.Source.CHAT, runs.requests.getFirst().source());
        assertEquals(Optional.of("cli"), runs.requests.getFirst().sender());
        assertEquals(Map.of("runId", "c1", "status", "in_flight"), send("hi"));
        runs.end("c1", FakeRuns.result(Status.OK, "Hello."));
        assertEquals(Map.of("runId", "c1", "status", "ok"), send("hi"));
        assertEquals(1, runs.requests.size());
    }

    @Test
    void takesPicturesAndRefusesWhatIsNone() throws Exception {
        sendWith("", Map.of("type", "image", "mimeType", "image/png", "content", "data:image/png;base64,AAAA"));
        assertEquals(List.of(new Image("image/png", "AAAA")), runs.requests.getFirst().images());
        assertEquals("message or attachment required", refused(" "));
        assertEquals("Error: attachment image: invalid base64 content", refused("x", Map.of("type", "image", "content", "@@@")));
        assertEquals("Error: attachment notes.pdf: application/pdf is not understood; send a picture or text",
                refused("x", Map.of("type", "file", "fileName", "notes.pdf", "mimeType", "application/pdf", "content", "AAAA")));
        assertEquals("Error: attachment big.png: exceeds size limit (6000000 > 5000000 bytes)",
                refused("x", Map.of("fileName", "big.png", "content", "@".repeat(8_000_000))));
        assertEquals("Error: attachment attachment: content must be base64 string", refused("x", Map.of("mimeType", "image/png")));
    }

    @Test
    void stopEndsWhatRuns() throws Exception {
        assertEquals(Map.of("ok", true, "aborted", false, "runIds", List.of()), send("/stop"));
        send("hi");
        Map<String, Object> params = Map.of("sessionKey", "main", "message", " /STOP ", "idempotencyKey", "c2");
        assertEquals(Map.of("ok", true, "aborted", true, "runIds", List.of("c1")), call.invoke(methods, "chat.send", params));
        call.invoke(methods, "chat.send", Map.of("sessionKey", "main", "message", "hi again", "idempotencyKey", "c3"));
        assertEquals(Map.of("ok", true, "aborted", true, "runIds", List.of("c3")),
                call.invoke(methods, "chat.abort", Map.of("sessionKey", "main")));
        assertTrue(runs.find("c3").orElseThrow().result().isPresent(), "it is over when the answer comes");
    }

    @Test
    void aCommandIsAnsweredByTheGatewayItselfAndOnce() throws Exception {
        assertEquals(Map.of("runId", "c1", "status", "started"), send("/status"));
        Map<?, ?> said = reply();
        assertEquals("c1", said.get("runId"));
        assertEquals("main", said.get("sessionKey"));
        assertEquals("gateway-injected", Tree.at(said, "message", "model"));
        assertEquals("all is well in agent:main:main", Tree.at(said, "message", "content", 0, "text"));
        assertEquals(Map.of("runId", "c1", "status", "ok"), send("/status"));
        assertEquals(1, events.published.size());
        assertEquals(List.of(), runs.requests);
    }

    @Test
    void aCommandThatFailsSaysWhy() throws Exception {
        send("/fail");
        assertEquals("⚠️ the disk is full", Tree.at(reply(), "message", "content", 0, "text"));
    }

    @Test
    void wordsThatOnlyLookLikeACommandAreForTheAgent() throws Exception {
        send("/statusquo is a band");
        assertEquals(1, runs.requests.size());
    }

    @Test
    void aNoteIsToldAsTheEndOfARunOfItsOwn() throws Exception {
        assertEquals(Map.of("ok", true, "messageId", "5292ac2b"),
                call.invoke(methods, "chat.inject", Map.of("sessionKey", "main", "message", "injected note", "label", "Note")));
        assertEquals(List.of("inject agent:main:main [Note]\n\ninjected note"), changes.calls);
        assertEquals("inject-5292ac2b", reply().get("runId"));
        assertEquals(0L, reply().get("seq"));
        assertEquals("final", reply().get("state"));
        call.invoke(methods, "chat.inject", Map.of("sessionKey", "main", "message", "bare", "label", " "));
        assertEquals("inject agent:main:main bare", changes.calls.getLast());
    }

    @Test
    void historyTellsTheLastMessagesAndTheLevels() throws Exception {
        assertEquals(Map.of("sessionKey", "agent:main:none", "messages", List.of(), "thinkingLevel", "off"),
                call.invoke(methods, "chat.history", Map.of("sessionKey", "agent:main:none")));
        sessions.entries.add(FakeSessions.entry("agent:main:main", "s1", 1, Map.of("thinkingLevel", "low", "verboseLevel", "full")));
        sessions.transcripts.put("agent:main:main", List.of(Map.of("role", "user"), Map.of("role", "assistant")));
        Map<String, Object> expected = new HashMap<>(
                Map.of("sessionKey", "main", "sessionId", "s1", "thinkingLevel", "low", "verboseLevel", "full"));
        expected.put("messages", List.of(Map.of("role", "assistant")));
        assertEquals(expected, call.invoke(methods, "chat.history", Map.of("sessionKey", "main", "limit", 1)));
    }

    /** Deliberately different: nothing. What was recorded depends on runs that ended, so they end here as well. */
    @Test
    void answersInTheShapeAndTheWordsOfTheRecordedExchanges() throws Exception {
        sessions.entries.add(FakeSessions.entry("agent:main:main", "s1", 1));
        for (Recorded exchange : Recorded.of(getClass())) {
            Object answer = exchange.replay(methods, call);
            if (exchange.name().equals("chat_send_simple"))
                runs.end("chat-1", FakeRuns.result(Status.OK, "Hello."));
            if (!exchange.good()) {
                assertEquals(exchange.refusal(), answer, exchange.name());
            } else if (exchange.method().equals("chat.history")) {
                assertEquals(List.of(), Recorded.missing(exchange.payload(), answer), exchange.name());
            } else if (exchange.name().equals("chat_abort")) {
                assertEquals(List.of(), Recorded.missing(exchange.payload(), answer), exchange.name());
                if (exchange.method().equals("chat.abort"))
                    runs.end("chat-2", FakeRuns.result(Status.ABORTED, "w0"));
            } else {
                assertEquals(exchange.payload(), answer, exchange.name());
            }
        }
    }

    private Map<?, ?> reply() {
        Await.until("the gateway answers", () -> !events.published.isEmpty());
        return (Map<?, ?>) events.published.getFirst().payload();
    }

    private Object send(String message) throws Exception {
        return call.invoke(methods, "chat.send", Map.of("sessionKey", "main", "message", message, "idempotencyKey", "c1"));
    }

    private void sendWith(String message, Object... attachments) throws Exception {
        call.invoke(methods, "chat.send",
                Map.of("sessionKey", "main", "message", message, "idempotencyKey", "c9", "attachments", List.of(attachments)));
    }

    private String refused(String message, Object... attachments) {
        return assertThrows(GatewayException.class, () -> sendWith(message, attachments)).message();
    }
}
