package ai.openclaw.method.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.openclaw.api.ErrorCode;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.RunRequest;
import ai.openclaw.api.RunResult.Status;
import ai.openclaw.api.RunResult;
import ai.openclaw.testkit.Await;
import ai.openclaw.testkit.FakeCall;
import ai.openclaw.testkit.FakeChannels;
import ai.openclaw.testkit.FakeRuns;
import ai.openclaw.testkit.FakeSessions;
import ai.openclaw.testkit.Recorded;
import ai.openclaw.testkit.Tree;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgentMethodsTest {
    private static final Map<String, Object> ACCEPTED = Map.of("runId", "k1", "status", "accepted", "acceptedAt", 900L, "sessionKey",
            "agent:main:main", "agentId", "main");

    private final FakeRuns runs = new FakeRuns();
    private final FakeSessions sessions = new FakeSessions();
    private final AgentMethods methods = new AgentMethods(runs, sessions, new FakeChannels());
    private final FakeCall call = new FakeCall();

    @Test
    void answersWhenAcceptedAndAgainWhenDone() throws Exception {
        CompletableFuture<Object> answer = CompletableFuture.supplyAsync(() -> agent(Map.of("sessionKey", "main")));
        Await.until("it is accepted", () -> !call.acknowledged.isEmpty());
        assertEquals(List.of(ACCEPTED), call.acknowledged);
        runs.end("k1", FakeRuns.result(Status.OK, "Hello."));
        Object done = answer.get();
        assertEquals("ok", Tree.at(done, "status"));
        assertEquals("completed", Tree.at(done, "summary"));
        assertEquals("Hello.", Tree.at(done, "result", "payloads", 0, "text"));
        assertNull(Tree.at(done, "result", "payloads", 0, "mediaUrl"));
        assertEquals(356L, Tree.at(done, "result", "meta", "durationMs"));
        assertEquals("stop", Tree.at(done, "result", "meta", "stopReason"));
        assertEquals("session-1", Tree.at(done, "result", "meta", "agentMeta", "sessionId"));
        assertEquals(RunRequest.Source.AGENT, runs.requests.getFirst().source());
    }

    @Test
    void aRequestThatCameBeforeIsNotRunAgain() throws Exception {
        CompletableFuture<Object> first = CompletableFuture.supplyAsync(() -> agent(Map.of("sessionKey", "main")));
        Await.until("it is accepted", () -> !call.acknowledged.isEmpty());
        assertEquals(ACCEPTED, agent(Map.of("sessionKey", "main")));
        runs.end("k1", FakeRuns.result(Status.OK, "Hello."));
        assertEquals(first.get(), agent(Map.of("sessionKey", "main")));
        assertEquals(1, runs.requests.size());
    }

    @Test
    void aRunThatFailedIsAnErrorWithAPayload() {
        runs.end("k1", FakeRuns.result(Status.ERROR, "disk full"));
        GatewayException failure = assertThrows(GatewayException.class, () -> agent(Map.of("sessionKey", "main")));
        assertEquals("disk full", failure.message());
        assertEquals(Optional.of(Map.of("runId", "k1", "status", "error", "summary", "disk full")), failure.payload());
    }

    @Test
    void aRunWhoseTimeIsOverSaysSoByItsCode() {
        RunResult late = FakeRuns.result(Status.ERROR, "The run was ended after 5 s, its time limit.");
        runs.end("k1", new RunResult(late.status(), late.text(), "timeout", late.sessionKey(), late.sessionId(), late.provider(),
                late.model(), late.usage(), late.startedAt(), late.endedAt()));
        assertEquals(ErrorCode.AGENT_TIMEOUT, assertThrows(GatewayException.class, () -> agent(Map.of("sessionKey", "main"))).code());
    }

    @Test
    void withoutATargetItIsAcceptedAndFails() {
        GatewayException failure = assertThrows(GatewayException.class, () -> agent(Map.of()));
        assertEquals("Error: Pass --to <E.164>, --session-id, or --agent to choose a session", failure.message());
        assertEquals(1, call.acknowledged.size());
    }

    @ParameterizedTest
    @CsvSource({"sessionKey,main,main", "sessionId,s2,agent:work:main", "agentId,work,agent:work:main", "to,+15551230000,agent:main:main"})
    void findsTheSession(String key, String value, String session) throws Exception {
        sessions.entries.add(FakeSessions.entry("agent:work:main", "s2", 1));
        CompletableFuture<Object> answer = CompletableFuture.supplyAsync(() -> agent(Map.of(key, value)));
        Await.until("it is started", () -> !runs.requests.isEmpty());
        assertEquals(session, runs.requests.getFirst().sessionKey());
        runs.end("k1", FakeRuns.result(Status.OK, ""));
        assertEquals("ok", ((Map<?, ?>) answer.get()).get("status"));
    }

    @Test
    void deliversTheAnswerWhenAskedTo() throws Exception {
        CompletableFuture<Object> answer = CompletableFuture
                .supplyAsync(() -> agent(Map.of("sessionKey", "main", "deliver", true, "replyTo", "7", "accountId", "work")));
        Await.until("it is started", () -> !runs.requests.isEmpty());
        assertEquals(Optional.of(new RunRequest.Delivery("last", Optional.of("work"), Optional.of("7"), Optional.empty())),
                runs.requests.getFirst().delivery());
        runs.end("k1", FakeRuns.result(Status.OK, ""));
        assertEquals("ok", ((Map<?, ?>) answer.get()).get("status"));
    }

    @Test
    void refusesWhatDoesNotExist() {
        refused(Map.of("agentId", "nope"), "unknown agent id \"nope\"");
        refused(Map.of("agentId", "main", "sessionKey", "agent:other:main"), "agent \"main\" does not match session key agent \"other\"");
        refused(Map.of("channel", "nope"), "unknown channel: nope");
        refused(Map.of("sessionId", "nope"), "unknown session id \"nope\"; sessions.list names those that exist");
        refused(Map.of("sessionKey", "main", "attachments", List.of(1)),
                "attachments are not understood by this version yet; send text only");
    }

    private void refused(Map<String, ?> params, String message) {
        assertEquals("invalid agent params: " + message, assertThrows(GatewayException.class, () -> agent(params)).message());
    }

    @Test
    void waitsForARun() throws Exception {
        assertEquals(Map.of("runId", "x", "status", "timeout"), call.invoke(methods, "agent.wait", Map.of("runId", "x", "timeoutMs", 1)));
        runs.end("x", FakeRuns.result(Status.OK, "Hello."));
        assertEquals(Map.of("runId", "x", "status", "ok", "startedAt", 1000L, "endedAt", 1356L),
                call.invoke(methods, "agent.wait", Map.of("runId", "x")));
        runs.end("y", FakeRuns.result(Status.ERROR, "broken"));
        assertEquals("broken", ((Map<?, ?>) call.invoke(methods, "agent.wait", Map.of("runId", "y"))).get("error"));
    }

    @Test
    void answersInTheShapeAndTheWordsOfTheRecordedExchanges() throws Exception {
        for (Recorded exchange : Recorded.of(getClass())) {
            String id = String.valueOf(exchange.params().get("idempotencyKey"));
            if (id.startsWith("idem-"))
                runs.end(id, FakeRuns.result(Status.OK, "Hello."));
            Object answer = exchange.replay(methods, call);
            if (exchange.good())
                assertEquals(List.of(), Recorded.missing(exchange.payload(), answer), exchange.name());
            else
                assertEquals(exchange.refusal(), answer, exchange.name());
        }
    }

    private Object agent(Map<String, ?> more) {
        Map<String, Object> params = new HashMap<>(Map.of("message", "hello", "idempotencyKey", "k1"));
        params.putAll(more);
        try {
            return call.invoke(methods, "agent", params);
        } catch (GatewayException e) {
            throw e;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
