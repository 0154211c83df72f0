package ai.openclaw.method.nodes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.ClientInfo;
import ai.openclaw.api.GatewayException;
import ai.openclaw.protocol.NodeInvokeParams;
import ai.openclaw.testkit.Await;
import ai.openclaw.testkit.FakeConnections;
import ai.openclaw.testkit.Tree;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands on their way to a node and back. */
class InvokeTest {
    @TempDir
    Path stateDir;
    private NodeHarness nodes;
    private ClientInfo node = FakeConnections.node("c1", "n1", "linux", "system.run", "system.which");

    @BeforeEach
    void start() {
        nodes = new NodeHarness(stateDir);
        nodes.connect(node);
    }

    private static Map<String, Object> params(String key) {
        return Map.of("nodeId", "n1", "command", "system.which", "params", Map.of("bins", List.of("ls")), "idempotencyKey", key);
    }

    private List<FakeConnections.Told> requests() { return nodes.connections.named("node.invoke.request"); }

    private String id(int request) { return String.valueOf(Tree.at(requests().get(request).payload(), "id")); }

    private Map<?, ?> answer(int request, Object payload) throws Exception {
        Await.until("request " + request + " is there", () -> requests().size() > request);
        return nodes.from(node, "node.invoke.result", Map.of("id", id(request), "nodeId", "n1", "ok", true, "payload", payload));
    }

    private static GatewayException failure(CompletableFuture<?> answer) {
        ExecutionException thrown = assertThrows(ExecutionException.class, () -> answer.get(10, TimeUnit.SECONDS));
        return assertInstanceOf(GatewayException.class, thrown.getCause());
    }

    @Test
    void theFirstAnswerCountsAndASecondIsIgnored() throws Exception {
        CompletableFuture<Map<?, ?>> answer = nodes.begin("node.invoke", params("k"));
        assertEquals(Map.of("ok", true), answer(0, 1));
        assertEquals(1, Tree.at(answer.get(10, TimeUnit.SECONDS), "payload"));
        assertEquals(Map.of("ok", true, "ignored", true), answer(0, 2));
    }

    @Test
    void aLateAnswerIsIgnoredAndTheCallerSawATimeout() throws Exception {
        Map<String, Object> params = new HashMap<>(params("k"));
        params.put("timeoutMs", 1);
        GatewayException late = failure(nodes.begin("node.invoke", params));
        assertEquals("TIMEOUT: node invoke timed out", late.message());
        assertEquals(Map.of("ok", true, "ignored", true), answer(0, 1));
    }

    @Test
    void theSameKeyIsAskedOnceAndAnsweredTwice() throws Exception {
        CompletableFuture<Map<?, ?>> first = nodes.begin("node.invoke", params("k"));
        Await.until("the node was asked", () -> requests().size() == 1);
        CompletableFuture<Map<?, ?>> second = nodes.begin("node.invoke", params("k"));
        answer(0, "here");
        assertEquals(first.get(10, TimeUnit.SECONDS), second.get(10, TimeUnit.SECONDS));
        nodes.disconnect(node);
        assertEquals("here", Tree.at(nodes.ask("node.invoke", params("k")), "payload"), "also when the node is gone");
        assertEquals(1, requests().size());
    }

    @Test
    void whatNeverReachedTheNodeMayBeTriedAgain() throws Exception {
        nodes.disconnect(node);
        assertEquals("node not connected", assertThrows(GatewayException.class, () -> nodes.ask("node.invoke", params("k"))).message());
        nodes.connect(node);
        CompletableFuture<Map<?, ?>> again = nodes.begin("node.invoke", params("k"));
        answer(0, "now");
        assertEquals("now", Tree.at(again.get(10, TimeUnit.SECONDS), "payload"));
    }

    @Test
    void anotherNodesAnswerIsNotTaken() throws Exception {
        ClientInfo other = nodes.connect(FakeConnections.node("c2", "n2", "linux"));
        CompletableFuture<Map<?, ?>> answer = nodes.begin("node.invoke", params("k"));
        Await.until("the node was asked", () -> requests().size() == 1);
        String id = id(0);
        assertEquals(Map.of("ok", true, "ignored", true),
                nodes.from(other, "node.invoke.result", Map.of("id", id, "nodeId", "n2", "ok", true)));
        assertFalse(answer.isDone());
        answer(0, "mine");
        assertEquals("mine", Tree.at(answer.get(10, TimeUnit.SECONDS), "payload"));
    }

    @Test
    void aDuplicateConnectionThatClosesLeavesTheNodeConnected() throws Exception {
        ClientInfo second = nodes.connect(FakeConnections.node("c0", "n1", "linux", "system.which"));
        nodes.disconnect(second);
        assertEquals(true, Tree.at(nodes.ask("node.list", Map.of()), "nodes", 0, "connected"));
        CompletableFuture<Map<?, ?>> answer = nodes.begin("node.invoke", params("k"));
        answer(0, "still here");
        assertEquals("still here", Tree.at(answer.get(10, TimeUnit.SECONDS), "payload"));
    }

    @Test
    void anUpdateOfTheBundleLosesOnlyWhatIsUnderWay() throws Exception {
        nodes.from(node, "node.event", Map.of("event", "chat.subscribe", "payload", Map.of("sessionKey", "main")));
        nodes.ask("node.pending.enqueue", Map.of("nodeId", "n1", "type", "location.request"));
        nodes.ask("node.rename", Map.of("nodeId", "n1", "displayName", "Desk"));
        CompletableFuture<Map<?, ?>> lost = nodes.begin("node.invoke", params("k"));
        Await.until("the node was asked", () -> requests().size() == 1);
        nodes.update();
        assertEquals("the gateway's node methods were stopped or updated before the node answered system.which; ask again",
                failure(lost).message());
        assertEquals("Desk", Tree.at(nodes.ask("node.list", Map.of()), "nodes", 0, "displayName"));
        assertEquals("location.request", Tree.at(nodes.from(node, "node.pending.drain", Map.of()), "items", 0, "type"));
        nodes.subscriptions.accept(ai.openclaw.api.GatewayEvent.of("chat", ai.openclaw.api.Scope.READ,
                Map.of("sessionKey", nodes.sessions.canonical("main"))));
        assertEquals(1, nodes.connections.named("chat").size());
    }

    @Test
    void aThousandCommandsMayBeUnderWayButNotMuchMore() throws Exception {
        List<CompletableFuture<Map<?, ?>>> answers = new ArrayList<>();
        for (int i = 0; i < Invokes.MAX; i++)
            answers.add(nodes.begin("node.invoke", params("k" + i)));
        Await.until("all are under way", () -> nodes.invokes.underWay() == Invokes.MAX);
        GatewayException full = assertThrows(GatewayException.class, () -> nodes.ask("node.invoke", params("one more")));
        assertTrue(full.retryAfterMs().isPresent());
        for (int i = 0; i < Invokes.MAX; i++)
            answer(i, i);
        for (CompletableFuture<Map<?, ?>> answer : answers)
            assertEquals(true, Tree.at(answer.get(10, TimeUnit.SECONDS), "ok"));
        Await.until("none is left", () -> nodes.invokes.underWay() == 0);
    }

    @Test
    void nobodyCallsACommandApprovedThatNobodyApproved() {
        Map<String, Object> run = new HashMap<>(Map.of("nodeId", "n1", "command", "system.run", "idempotencyKey", "k"));
        run.put("params", Map.of("command", List.of("ls"), "approved", true));
        assertEquals("approval override requires params.runId",
                assertThrows(GatewayException.class, () -> nodes.ask("node.invoke", run)).message());
        run.put("params", Map.of("command", List.of("ls"), "approvalDecision", "allow-once", "runId", "made-up"));
        assertEquals("unknown or expired approval id", assertThrows(GatewayException.class, () -> nodes.ask("node.invoke", run)).message());
    }

    @Test
    void answersThatAreNoJsonAreHandedOnAsTheyAre() throws Exception {
        CompletableFuture<Map<?, ?>> answer = nodes.begin("node.invoke", params("k"));
        Await.until("the node was asked", () -> requests().size() == 1);
        nodes.from(node, "node.invoke.result", Map.of("id", id(0), "nodeId", "n1", "ok", true, "payloadJSON", "{half"));
        assertEquals("{half", Tree.at(answer.get(10, TimeUnit.SECONDS), "payload", "payloadJSON"));
    }

    @Test
    void whatAPhoneInTheBackgroundCannotShowWaitsForIt() throws Exception {
        ClientInfo phone = nodes.connect(FakeConnections.node("c2", "phone", "ios", "canvas.present"));
        CompletableFuture<Map<?, ?>> answer = nodes.begin("node.invoke",
                Map.of("nodeId", "phone", "command", "canvas.present", "params", Map.of("url", "x"), "idempotencyKey", "k"));
        Await.until("the phone was asked", () -> requests().size() == 1);
        nodes.from(phone, "node.invoke.result", Map.of("id", id(0), "nodeId", "phone", "ok", false, "error",
                Map.of("code", "NODE_BACKGROUND_UNAVAILABLE", "message", "asleep")));
        GatewayException queued = failure(answer);
        assertEquals("QUEUED_UNTIL_FOREGROUND", queued.details().orElseThrow().get("code"));
        assertSame(queued, assertThrows(GatewayException.class, () -> nodes.ask("node.invoke",
                Map.of("nodeId", "phone", "command", "canvas.present", "params", Map.of("url", "x"), "idempotencyKey", "k"))));
        Map<?, ?> pulled = nodes.from(phone, "node.pending.pull", Map.of());
        assertEquals("{\"url\":\"x\"}", Tree.at(pulled, "actions", 0, "paramsJSON"));
        List<String> ids = List.of(String.valueOf(Tree.at(pulled, "actions", 0, "id")));
        assertEquals(0, Tree.at(nodes.from(phone, "node.pending.ack", Map.of("ids", ids)), "remainingCount"));
        assertEquals(List.of(), Tree.at(nodes.from(phone, "node.pending.pull", Map.of()), "actions"));
    }

    @Test
    void finishedAnswersAreForgottenBySizeAndNumberButNeverThoseUnderWay() {
        Replays replays = new Replays();
        NodeInvokeParams params = new NodeInvokeParams("n1", "c", Optional.empty(), Optional.empty(), "k");
        Invoke running = new Invoke("r", new Node(node, new ControlLink(nodes.connections)), params);
        replays.claim("running", running);
        for (int i = 0; i < 1001; i++) {
            replays.claim("k" + i, new Invoke("i" + i, running.node(), params));
            replays.done("k" + i, 10);
        }
        assertEquals(Optional.empty(), replays.find("k0"));
        replays.claim("huge", running);
        replays.done("huge", 17L << 20);
        assertEquals(Optional.empty(), replays.find("huge"));
        assertSame(running, replays.find("running").orElseThrow());
    }
}
