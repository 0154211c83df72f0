package ai.openclaw.method.nodes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.Caller;
import ai.openclaw.api.ClientInfo;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.JsonText;
import ai.openclaw.testkit.Await;
import ai.openclaw.testkit.Tree;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The recorded exchanges of nodes, replayed; values that are different each time are compared by their kind. */
class RecordedNodesTest {
    private static final Object RECORDED = read();
    /** Ids, words and times, which only have to be of the same kind. */
    private static final Set<String> VOLATILE = Set.of("ts", "id", "connectedAtMs", "createdAtMs", "expiresAtMs", "canvasCapability",
            "canvasCapabilityExpiresAtMs", "canvasHostUrl");
    /** Answered differently on purpose: nodes that paired as devices can be renamed (contract section 23). */
    private static final Set<String> BETTER = Set.of("node.rename");
    /** Called by the node itself. */
    private static final Set<String> OF_NODES = Set.of("node.invoke.result", "node.event", "node.canvas.capability.refresh",
            "node.pending.pull", "node.pending.ack", "node.pending.drain");
    @TempDir
    Path stateDir;
    private NodeHarness nodes;

    @BeforeEach
    void start() { nodes = new NodeHarness(stateDir); }

    private static Object read() {
        try (InputStream in = RecordedNodesTest.class.getResourceAsStream("/recorded-2603.json")) {
            if (in == null)
                throw new AssertionError("recorded-2603.json is missing");
            Object tree = JsonText.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            if (tree == null)
                throw new AssertionError("recorded-2603.json is empty");
            return tree;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @TestFactory
    Stream<DynamicTest> everyExchangeIsAnsweredAsRecorded() {
        ClientInfo node = nodes.connect(recordedNode());
        nodes.devices(NodeHarness.device(Node.id(node), "Test Node", "linux", "node"));
        return list(RECORDED, "exchanges").stream().map(exchange -> DynamicTest.dynamicTest(text(exchange, "name"), () -> {
            Object answer = answer(node, exchange);
            if (BETTER.contains(text(exchange, "name")))
                assertEquals(Map.of("nodeId", Node.id(node), "displayName", "Renamed"), answer);
            else
                assertSameKind(text(exchange, "name"), expected(exchange), answer);
            nodes.gateway.stateDir().resolve("nodes/names.json").toFile().delete();
        }));
    }

    private Object answer(ClientInfo node, Object exchange) throws Exception {
        String method = text(exchange, "method");
        Map<String, Object> params = JsonFile.copy(Tree.at(exchange, "params"));
        try {
            return OF_NODES.contains(method) ? nodes.from(node, method, params) : nodes.ask(method, params);
        } catch (GatewayException e) {
            return error(e);
        } catch (AssertionError e) {
            return JsonObject.of("code", "INVALID_REQUEST", "message",
                    String.valueOf(e.getMessage()).replace("invalid params: ", "invalid " + method + " params: "));
        }
    }

    private static @Nullable Object expected(@Nullable Object exchange) {
        return exchange instanceof Map<?, ?> map && map.get("error") != null ? map.get("error") : Tree.at(exchange, "answer");
    }

    private static Map<String, Object> error(GatewayException failure) {
        return JsonObject.of("code", failure.code().name(), "message", failure.message(), "details", failure.details());
    }

    @TestFactory
    Stream<DynamicTest> everyPlatformOffersTheRecordedCommands() {
        return list(RECORDED, "platforms").stream().map(one -> DynamicTest.dynamicTest(text(one, "platform"), () -> {
            ClientInfo node = node("c", "n", text(one, "platform"), text(one, "deviceFamily"), strings(one, "declared"));
            assertEquals(strings(one, "offered"), nodes.policy.offered(node));
        }));
    }

    @Test
    void aNodeAnswersWithTextOrJson() throws Exception {
        ClientInfo node = nodes.connect(phone());
        Map<String, Map<String, Object>> results = Map.of("invoke_ok", Map.of("ok", true, "payloadJSON", "{\"a\":1}"), "invoke_ok_payload",
                Map.of("ok", true, "payload", Map.of("a", 2)), "invoke_err",
                Map.of("ok", false, "error", Map.of("code", "NODE_BG", "message", "in background")));
        for (Map.Entry<String, Map<String, Object>> one : results.entrySet()) {
            Object recorded = Tree.at(RECORDED, "invokes", one.getKey());
            CompletableFuture<Map<?, ?>> answer = nodes.begin("node.invoke", JsonFile.copy(Tree.at(recorded, "params")));
            Object request = request(one.getKey());
            assertSameKind(one.getKey(), Tree.at(recorded, "nodeGot"), request);
            Map<String, Object> result = new LinkedHashMap<>(one.getValue());
            result.put("id", String.valueOf(Tree.at(request, "id")));
            result.put("nodeId", Node.id(node));
            assertEquals(Map.of("ok", true), nodes.from(node, "node.invoke.result", result));
            assertSameKind(one.getKey(), expected(recorded), outcome(answer));
            nodes.connections.told.clear();
        }
    }

    private Object request(String what) {
        Await.until("the node got " + what, () -> !nodes.connections.named("node.invoke.request").isEmpty());
        return nodes.connections.named("node.invoke.request").getFirst().payload();
    }

    private static Object outcome(CompletableFuture<Map<?, ?>> answer) {
        try {
            return answer.orTimeout(10, java.util.concurrent.TimeUnit.SECONDS).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof GatewayException failure)
                return error(failure);
            throw e;
        }
    }

    @Test
    void timeoutsUndeclaredCommandsAndDisconnectsFailAsRecorded() throws Exception {
        ClientInfo node = nodes.connect(phone());
        for (String name : List.of("invoke_timeout", "invoke_not_declared")) {
            Map<String, Object> params = JsonFile.copy(Tree.at(RECORDED, "invokes", name, "params"));
            params.put("timeoutMs", 20);
            assertSameKind(name, Tree.at(RECORDED, "invokes", name, "error"), outcome(nodes.begin("node.invoke", params)));
        }
        nodes.connections.told.clear();
        CompletableFuture<Map<?, ?>> answer = nodes.begin("node.invoke",
                Map.of("nodeId", Node.id(node), "command", "canvas.present", "idempotencyKey", "bye"));
        request("the last wish");
        nodes.disconnect(node);
        assertSameKind("disconnect", Tree.at(RECORDED, "invokes", "invoke_disconnect", "error"), outcome(answer));

        nodes.devices(NodeHarness.device(Node.id(node), "N ios", "ios", "node"));
        assertSameKind("list", Tree.at(RECORDED, "afterDisconnect"), nodes.ask("node.list", Map.of()));
    }

    private static ClientInfo recordedNode() {
        Object connect = Tree.at(RECORDED, "connect");
        Caller caller = new Caller("c1", "node-host", "node", "node", Set.of(), Optional.of(text(connect, "deviceId")), true);
        Map<String, Boolean> permissions = new HashMap<>();
        JsonFile.copy(Tree.at(connect, "permissions")).forEach((key, value) -> permissions.put(key, (Boolean) value));
        return new ClientInfo(caller, 3, Optional.of("Test Node"), "2026.3.13", "linux", Optional.of("Linux"), Optional.of("X1"),
                Optional.empty(), strings(connect, "caps"), strings(connect, "commands"), permissions, Optional.empty(), Optional.empty(),
                1);
    }

    private static ClientInfo phone() {
        Object recorded = list(RECORDED, "platforms").getFirst();
        String nodeId = String.valueOf(Tree.at(RECORDED, "invokes", "invoke_ok", "params", "nodeId"));
        return node("c1", nodeId, "ios", "iPhone", strings(recorded, "declared"));
    }

    private static ClientInfo node(String connection, String id, String platform, String family, List<String> commands) {
        Caller caller = new Caller(connection, "node-host", "node", "node", Set.of(), Optional.of(id), true);
        return new ClientInfo(caller, 3, Optional.of("N"), "1", platform, Optional.of(family), Optional.empty(), Optional.empty(),
                List.of(), commands, Map.of(), Optional.empty(), Optional.empty(), 1);
    }

    /** The same keys in the same order, the same values; for volatile ones only the same kind. */
    private static void assertSameKind(String place, @Nullable Object expected, @Nullable Object actual) {
        if (expected instanceof Map<?, ?> one && actual instanceof Map<?, ?> other) {
            assertEquals(new ArrayList<>(one.keySet()), new ArrayList<>(other.keySet()), place);
            one.forEach((key, value) -> {
                if (VOLATILE.contains(key))
                    assertEquals(kind(value), kind(other.get(key)), place + "/" + key);
                else
                    assertSameKind(place + "/" + key, value, other.get(key));
            });
        } else if (expected instanceof List<?> one && actual instanceof List<?> other) {
            assertEquals(one.size(), other.size(), place);
            for (int i = 0; i < one.size(); i++)
                assertSameKind(place + "/" + i, one.get(i), other.get(i));
        } else {
            assertEquals(String.valueOf(expected), String.valueOf(actual), place);
        }
    }

    private static String kind(@Nullable Object value) {
        if (value instanceof Number)
            return "number";
        return value instanceof String text ? text.contains("/cap/") ? text.replaceAll("[^/]+$", "*") : "text" : String.valueOf(value);
    }

    private static List<Object> list(@Nullable Object tree, String key) {
        List<Object> all = new ArrayList<>();
        if (Tree.at(tree, key) instanceof List<?> list)
            list.forEach(item -> all.add(java.util.Objects.requireNonNull(item)));
        assertTrue(!all.isEmpty(), key);
        return all;
    }

    private static List<String> strings(@Nullable Object tree, String key) {
        return list(tree, key).stream().map(String::valueOf).toList();
    }

    private static String text(@Nullable Object tree, String key) { return String.valueOf(Tree.at(tree, key)); }

    @Test
    void aResultOfAnotherNodeIsRefused() {
        ClientInfo node = nodes.connect(phone());
        GatewayException refused = assertThrows(GatewayException.class,
                () -> nodes.from(node, "node.invoke.result", Map.of("id", "x", "nodeId", "other", "ok", true)));
        assertEquals("nodeId mismatch", refused.message());
    }
}
