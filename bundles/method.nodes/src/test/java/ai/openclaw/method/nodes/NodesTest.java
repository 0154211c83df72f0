package ai.openclaw.method.nodes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.ClientInfo;
import ai.openclaw.api.GatewayEvent;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.GatewayMethod;
import ai.openclaw.api.NodeLink;
import ai.openclaw.api.PairedDevice;
import ai.openclaw.api.Scope;
import ai.openclaw.testkit.FakeConnections;
import ai.openclaw.testkit.Tree;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The list of nodes, their names, what they tell, and what waits for them. */
class NodesTest {
    @TempDir
    Path stateDir;
    private NodeHarness nodes;
    private final ClientInfo node = FakeConnections.node("c1", "n1", "linux", "system.run");

    @BeforeEach
    void start() { nodes = new NodeHarness(stateDir); }

    private static PairedDevice device(String id, String role) { return NodeHarness.device(id, "Device " + id, "ios", role); }

    @Test
    void listsConnectedNodesFirstAndPairedOnesThatAreAway() throws Exception {
        nodes.connect(node);
        nodes.devices(device("n1", "node"), device("away", "node"), device("laptop", "operator"));
        Map<?, ?> list = nodes.ask("node.list", Map.of());
        assertEquals(List.of("n1", "away"), List.of(Tree.at(list, "nodes", 0, "nodeId"), Tree.at(list, "nodes", 1, "nodeId")));
        assertTrue(Tree.at(list, "nodes") instanceof List<?> all && all.size() == 2);
        assertEquals(false, Tree.at(nodes.ask("node.describe", Map.of("nodeId", "away")), "connected"));
    }

    @Test
    void aDeviceThatWasRemovedIsConnectedButNotPaired() throws Exception {
        nodes.connect(node);
        nodes.devices(device("other", "node"));
        assertEquals(false, Tree.at(nodes.ask("node.describe", Map.of("nodeId", "n1")), "paired"));
    }

    @Test
    void nodesOfOtherLinksAreListedToo() throws Exception {
        FakeConnections bridge = new FakeConnections();
        bridge.add(FakeConnections.node("b1", "old phone", "android", "camera.list"));
        nodes.registry.links = List.of(new NodeLink() {
            @Override
            public List<ClientInfo> nodes() { return bridge.list(); }

            @Override
            public boolean tell(String connectionId, String event, Object payload) { return bridge.tell(connectionId, event, payload); }
        });
        nodes.devices();
        assertEquals(true, Tree.at(nodes.ask("node.describe", Map.of("nodeId", "old phone")), "paired"));
    }

    @Test
    void configurationAddsAndTakesCommands() {
        CommandPolicy policy = new CommandPolicy(new NodesSettings(List.of("camera.snap"), List.of("system.run"), Optional.empty()));
        ClientInfo linux = FakeConnections.node("c", "n", "Linux 6.1", "system.run", "camera.snap", "system.which", "other");
        assertEquals(List.of("camera.snap", "system.which"), policy.offered(linux));
        policy.modified(Map.of(".gateway.nodes", "{\"denyCommands\":[\"system.which\"]}"));
        assertEquals(List.of("system.run"), policy.offered(linux));
        policy.modified(Map.of(".gateway.nodes", "{\"denyCommands\":7}"));
        assertEquals(List.of("system.run", "system.which"), policy.offered(linux), "what is broken counts as not there");
    }

    @Test
    void theDeviceFamilyDecidesWhereThePlatformSaysNothing() {
        assertEquals(NodePlatform.IOS, NodePlatform.of("", Optional.of("iPhone")));
        assertEquals(NodePlatform.MACOS, NodePlatform.of("unknown", Optional.of("Mac")));
        assertEquals(NodePlatform.OTHER, NodePlatform.of("beos", Optional.empty()));
    }

    @Test
    void everyMethodHasTheScopeOfTheContract() {
        Map<Scope, Set<String>> scopes = nodes.groups().stream().flatMap(group -> group.methods().stream()).collect(Collectors
                .groupingBy(GatewayMethod::scope, Collectors.mapping(GatewayMethod::name, Collectors.toCollection(TreeSet::new))));
        assertEquals(Set.of("node.list", "node.describe"), scopes.get(Scope.READ));
        assertEquals(Set.of("node.invoke", "node.pending.enqueue"), scopes.get(Scope.WRITE));
        assertEquals(
                Set.of("node.rename", "node.pair.request", "node.pair.list", "node.pair.approve", "node.pair.reject", "node.pair.verify"),
                scopes.get(Scope.PAIRING));
        assertEquals(Set.of("node.invoke.result", "node.event", "node.pending.pull", "node.pending.ack", "node.pending.drain",
                "node.canvas.capability.refresh"), scopes.get(Scope.NODE));
    }

    @Test
    void aNameStaysWhenTheNodeIsAwayAndTheGatewayStartsAnew() throws Exception {
        nodes.connect(node);
        assertEquals("unknown nodeId",
                assertThrows(GatewayException.class, () -> nodes.ask("node.rename", Map.of("nodeId", "nobody", "displayName", "x")))
                        .message());
        nodes.ask("node.rename", Map.of("nodeId", "n1", "displayName", " Desk "));
        NodeHarness later = new NodeHarness(stateDir);
        later.devices(device("n1", "node"));
        assertEquals("Desk", Tree.at(later.ask("node.list", Map.of()), "nodes", 0, "displayName"));
    }

    @Test
    void wishesAndWordsStartRuns() throws Exception {
        nodes.connect(node);
        tell("agent.request", Map.of("message", " hi ", "sessionKey", "main", "timeoutSeconds", 5));
        tell("agent.request", Map.of("message", "hi"));
        tell("agent.request", Map.of("message", " "));
        tell("voice.transcript", Map.of("text", "hear me"));
        tell("voice.transcript", Map.of("text", "hear me"));
        assertEquals(List.of("main: hi", "node-n1: hi", "main: hear me"),
                nodes.runs.requests.stream().map(run -> run.sessionKey() + ": " + run.message()).toList());
        assertEquals(Duration.ofSeconds(5), nodes.runs.requests.getFirst().timeout());
        assertTrue(nodes.runs.requests.getLast().runId().startsWith("voice-"));
    }

    @Test
    void commandsThatRanAreNotedUnlessTheySaidNothing() throws Exception {
        nodes.connect(node);
        tell("exec.started", Map.of("sessionKey", "main", "runId", "r", "command", "ls"));
        tell("exec.finished", Map.of("sessionKey", "main", "exitCode", 0, "output", ""));
        tell("exec.finished", Map.of("sessionKey", "main", "exitCode", 2, "output", "no\n such file"));
        tell("exec.finished", Map.of("sessionKey", "main", "timedOut", true));
        tell("exec.denied", Map.of("sessionKey", "main", "reason", "user", "command", "rm"));
        assertEquals(List.of("Exec started (node=n1 id=r): ls", "Exec finished (node=n1, code 2)\nno such file",
                "Exec finished (node=n1, timeout)", "Exec denied (node=n1, user): rm"), nodes.notes.list());
    }

    private void tell(String event, Map<String, Object> payload) throws Exception {
        assertEquals(Map.of("ok", true), nodes.from(node, "node.event", Map.of("event", event, "payload", payload)));
    }

    @Test
    void aNodeGetsTheEventsOfTheSessionsThatItFollows() throws Exception {
        nodes.connect(node);
        tell("chat.subscribe", Map.of("sessionKey", "main"));
        String main = nodes.sessions.canonical("main");
        nodes.subscriptions.accept(GatewayEvent.of("chat", Scope.READ, Map.of("sessionKey", main, "state", "final")));
        nodes.subscriptions.accept(GatewayEvent.of("chat", Scope.READ, Map.of("sessionKey", "agent:main:other")));
        nodes.subscriptions.accept(GatewayEvent.of("health", Scope.READ, Map.of("sessionKey", main)));
        assertEquals(1, nodes.connections.told.size());
        tell("chat.unsubscribe", Map.of("sessionKey", "main"));
        nodes.subscriptions.accept(GatewayEvent.of("chat", Scope.READ, Map.of("sessionKey", main)));
        assertEquals(1, nodes.connections.told.size());
    }

    @Test
    void aNodeFollowsOnlySoManySessions() throws Exception {
        nodes.connect(node);
        for (int i = 0; i < Subscriptions.MAX_SESSIONS; i++)
            tell("chat.subscribe", Map.of("sessionKey", "s" + i));
        assertTrue(assertThrows(GatewayException.class, () -> tell("chat.subscribe", Map.of("sessionKey", "more"))).message()
                .contains("chat.unsubscribe"));
    }

    @Test
    void workWaitsByPriorityAndExpires() throws Exception {
        nodes.connect(node);
        nodes.ask("node.pending.enqueue", Map.of("nodeId", "n1", "type", "status.request", "expiresInMs", 60_000));
        Map<?, ?> high = nodes.ask("node.pending.enqueue", Map.of("nodeId", "n1", "type", "location.request", "priority", "high"));
        assertEquals(2L, Tree.at(high, "revision"));
        Map<?, ?> again = nodes.ask("node.pending.enqueue", Map.of("nodeId", "n1", "type", "location.request"));
        assertEquals(Tree.at(high, "queued"), Tree.at(again, "queued"), "the same wish waits once");
        Map<?, ?> one = nodes.from(node, "node.pending.drain", Map.of("maxItems", 1));
        assertEquals("location.request", Tree.at(one, "items", 0, "type"));
        assertEquals(true, Tree.at(one, "hasMore"));
        nodes.advance(Duration.ofMinutes(1));
        Map<?, ?> rest = nodes.from(node, "node.pending.drain", Map.of());
        assertEquals("baseline-status", Tree.at(rest, "items", 1, "id"), "the one that expired is the usual one again");
        nodes.from(node, "node.pending.ack", Map.of("ids", List.of(String.valueOf(Tree.at(high, "queued", "id")))));
        assertEquals("baseline-status", Tree.at(nodes.from(node, "node.pending.drain", Map.of()), "items", 0, "id"));
    }

    @Test
    void workWaitsForOnlySoManyNodes() throws Exception {
        for (int i = 0; i < PendingWork.MAX_NODES; i++)
            nodes.ask("node.pending.enqueue", Map.of("nodeId", "n" + i, "type", "status.request", "expiresInMs", 1000));
        Map<String, Object> more = Map.of("nodeId", "more", "type", "status.request");
        assertThrows(GatewayException.class, () -> nodes.ask("node.pending.enqueue", more));
        nodes.advance(Duration.ofSeconds(2));
        assertEquals("more", Tree.at(nodes.ask("node.pending.enqueue", more), "nodeId"));
    }

    @Test
    void idsMustBeThereToBeAcknowledged() {
        assertEquals("invalid node.pending.ack params: must have required property 'ids'",
                assertThrows(GatewayException.class, () -> nodes.from(node, "node.pending.ack", Map.of())).message());
    }

    @Test
    void theCanvasWordIsAnotherOneEachTime() throws Exception {
        Object first = Tree.at(nodes.from(node, "node.canvas.capability.refresh", Map.of()), "canvasCapability");
        Map<?, ?> second = nodes.from(node, "node.canvas.capability.refresh", Map.of());
        assertNotEquals(first, Tree.at(second, "canvasCapability"));
        nodes.gateway.addresses.clear();
        assertFalse(nodes.from(node, "node.canvas.capability.refresh", Map.of()).containsKey("canvasHostUrl"));
    }

    /** Security checklist 5. */
    @Test
    void aCanvasWordOpensTheCanvasUntilTheNextOneOrTheEndOfItsConnection() throws Exception {
        String first = String.valueOf(Tree.at(nodes.from(node, "node.canvas.capability.refresh", Map.of()), "canvasCapability"));
        assertTrue(nodes.canvas.live(first));
        assertFalse(nodes.canvas.live(first.substring(1)));
        assertFalse(nodes.canvas.live(""));
        String second = nodes.canvas.issue(node.connectionId());
        assertEquals(24, second.length());
        assertFalse(nodes.canvas.live(first));
        assertTrue(nodes.canvas.live(second));
        nodes.canvas.left(node);
        assertFalse(nodes.canvas.live(second));
    }
}
