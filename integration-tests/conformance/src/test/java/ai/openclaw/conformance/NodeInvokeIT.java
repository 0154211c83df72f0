package ai.openclaw.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.openclaw.testkit.Await;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Recorded commands to nodes (contract section 11): what each platform may do, and what comes of a node that does it, fails, is silent or leaves. */
class NodeInvokeIT {
    private static final List<String> ALL = List.of("operator.admin", "operator.read", "operator.write", "operator.approvals",
            "operator.pairing");
    private static final JsonNode RECORDED = Transcripts.read("node-invoke");
    private static final Differences DIFFERENCES = new Differences();
    @TempDir
    static Path folder;
    private static final Map<String, Node> NODES = new HashMap<>();
    private static GatewayUnderTest gateway;
    private static RawClient operator;

    private record Node(String id, RawClient client) {}

    @BeforeAll
    static void start() throws Exception {
        gateway = new GatewayUnderTest(folder);
        operator = gateway.connect(ALL);
    }

    @AfterAll
    static void stop() {
        NODES.values().forEach(node -> node.client.close());
        operator.close();
        gateway.close();
    }

    @TestFactory
    @Replays("node-invoke")
    Stream<DynamicTest> commands() {
        return Transcripts.tests("node-invoke", (name, recorded) -> {
            Comparison comparison = new Comparison(name, DIFFERENCES);
            if (name.startsWith("commands_"))
                comparison.same("/commands", recorded, listed(node(name.substring("commands_".length()))).path("commands"));
            else if (name.startsWith("frames_"))
                frames(name, recorded, node(name.substring("frames_".length())), comparison);
            else if (name.equals("invoke_disconnect"))
                leaves(recorded, comparison);
            else if (name.equals("node_list_after_disconnect"))
                comparison.same("/nodes", recorded.at("/nodes/0"), listed(node("ios")));
            else
                invoke(recorded, comparison);
            assertEquals(List.of(), comparison.problems());
        });
    }

    /** The recorded node of a platform, connected. */
    private static Node node(String platform) throws Exception {
        if (!NODES.containsKey(platform)) {
            ObjectNode params = RECORDED.path("frames_" + platform).path(1).at("/frame/params").deepCopy();
            RawClient client = gateway.admit(params, "", true);
            Node node = new Node(params.at("/device/id").asText(), client);
            Await.until("it is listed as connected", () -> listed(node).path("connected").asBoolean());
            NODES.put(platform, node);
        }
        return NODES.get(platform);
    }

    private static JsonNode ask(String method, JsonNode params) throws Exception {
        operator.send(request(method, params));
        return operator.answer(method);
    }

    private static String request(String method, JsonNode params) {
        return Transcripts.JSON.createObjectNode().put("type", "req").put("id", method).put("method", method)
                .<ObjectNode>set("params", params).toString();
    }

    private static JsonNode listed(Node node) throws Exception {
        for (JsonNode each : ask("node.list", Transcripts.JSON.createObjectNode()).at("/payload/nodes"))
            if (each.path("nodeId").asText().equals(node.id))
                return each;
        throw new AssertionError(node.id + " is not listed");
    }

    /** Asks for what was asked for; the node answers as the recorded one did, which the recorded outcome tells. */
    private static void invoke(JsonNode recorded, Comparison comparison) throws Exception {
        Node node = node("ios");
        int before = node.client.received().size();
        ObjectNode params = recorded.path("params").deepCopy();
        operator.send(request("node.invoke", params.put("nodeId", node.id)));
        if (recorded.has("nodeGot")) {
            JsonNode request = node.client.event("node.invoke.request", before);
            comparison.same("/nodeGot", recorded.path("nodeGot"), request);
            node.client.send(request("node.invoke.result", result(recorded.path("result"), request.path("payload"))));
            assertEquals("{\"ok\":true}", node.client.answer("node.invoke.result").path("payload").toString());
        }
        outcome(recorded.path("result"), operator.answer("node.invoke"), comparison);
    }

    private static ObjectNode result(JsonNode outcome, JsonNode request) {
        ObjectNode result = Transcripts.JSON.createObjectNode().put("id", request.path("id").asText())
                .put("nodeId", request.path("nodeId").asText()).put("ok", outcome.path("ok").asBoolean());
        if (!outcome.path("ok").asBoolean())
            result.set("error", outcome.at("/error/details/nodeError"));
        else if (outcome.at("/payload/payloadJSON").isTextual())
            result.set("payloadJSON", outcome.at("/payload/payloadJSON"));
        else
            result.set("payload", outcome.at("/payload/payload"));
        return result;
    }

    private static void outcome(JsonNode recorded, JsonNode actual, Comparison comparison) {
        for (String part : List.of("ok", "payload", "error"))
            if (recorded.has(part))
                comparison.same("/" + part, recorded.path(part), actual.path(part));
    }

    private static void leaves(JsonNode recorded, Comparison comparison) throws Exception {
        Node node = node("ios");
        int before = node.client.received().size();
        operator.send(request("node.invoke", Transcripts.JSON.createObjectNode().put("nodeId", node.id).put("command", "canvas.present")
                .put("timeoutMs", 10_000).put("idempotencyKey", "bye")));
        node.client.event("node.invoke.request", before);
        node.client.close();
        outcome(recorded, operator.answer("node.invoke"), comparison);
    }

    /** Every kind of event that the recorded node was sent. */
    private static void frames(String name, JsonNode recorded, Node node, Comparison comparison) {
        for (JsonNode frame : Frames.received(recorded))
            if (DIFFERENCES.reason(name, "/frames" + Frames.path(frame)).isEmpty())
                comparison.event(frame, node.client.event(frame.path("event").asText(), 0));
    }
}
