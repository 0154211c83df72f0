package ai.openclaw.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Recorded exchanges with a node, and what becomes of a device whose rights end, over real sockets. */
class NodesIT {
    private static final String RECORDED_NODE = "bf5627687c29e0fada38b939f7a13ce12dc94f6e8937ce1f0cea9170ff0e604c";
    private static final List<String> ALL = List.of("operator.admin", "operator.read", "operator.write", "operator.approvals",
            "operator.pairing");
    /** Those that need a node that acts on what it is asked; they are replayed beside the node methods themselves. */
    private static final Set<String> ACTED = Set.of("node.invoke_ok", "node.invoke_err", "node.invoke_timeout", "node.invoke_systemrun",
            "node.invoke_which", "node.event_agent", "node.event_voice", "node_subscribed_events", "node_skills.bins", "node_frames",
            "device.pair.remove_connected_node");
    /** What the node itself asks. */
    private static final Set<String> OF_THE_NODE = Set.of("node.invoke.result", "node.event", "node.pending.pull", "node.pending.ack",
            "node.pending.drain", "node.canvas.capability.refresh", "health", "status");
    private static final Differences DIFFERENCES = new Differences();
    @TempDir
    static Path folder;
    private static GatewayUnderTest gateway;

    @BeforeAll
    static void start() throws Exception { gateway = new GatewayUnderTest(folder); }

    @AfterAll
    static void stop() { gateway.close(); }

    /** A client with a device of its own, let in as the recorded one was. */
    private static RawClient device(ObjectNode params) throws Exception {
        RawClient client = new RawClient(gateway.url(), "");
        String nonce = client.event("connect.challenge").at("/payload/nonce").asText();
        params.set("device", Device.proof(new Device(), params, nonce));
        ObjectNode frame = Transcripts.JSON.createObjectNode().put("type", "req").put("id", "c").put("method", "connect");
        frame.set("params", params);
        client.send(frame.toString());
        JsonNode hello = client.answer("c");
        assertTrue(hello.path("ok").asBoolean(), hello.toString());
        return client;
    }

    private static ObjectNode recordedConnect() {
        for (JsonNode step : Transcripts.read("nodes").at("/node_connect/frames"))
            if (step.at("/frame/method").asText().equals("connect"))
                return step.at("/frame/params").deepCopy();
        throw new AssertionError("no connect was recorded");
    }

    @TestFactory
    Stream<DynamicTest> exchanges() throws Exception {
        ObjectNode params = recordedConnect();
        RawClient node = device(params);
        String nodeId = params.at("/device/id").asText();
        RawClient operator = gateway.connect(ALL);
        return Transcripts.read("nodes").properties().stream()
                .filter(entry -> entry.getValue().isArray() && !ACTED.contains(entry.getKey())).map(entry -> DynamicTest
                        .dynamicTest(entry.getKey(), () -> exchange(entry.getKey(), entry.getValue(), node, operator, nodeId)))
                .onClose(() -> {
                    node.close();
                    operator.close();
                });
    }

    private static void exchange(String name, JsonNode steps, RawClient node, RawClient operator, String nodeId) throws Exception {
        Comparison comparison = new Comparison(name, DIFFERENCES);
        RawClient client = OF_THE_NODE.contains(steps.path(0).at("/frame/method").asText()) ? node : operator;
        for (JsonNode step : steps) {
            JsonNode frame = Transcripts.JSON.readTree(step.path("frame").toString().replace(RECORDED_NODE, nodeId));
            String id = name + frame.path("id").asText();
            if (step.path("dir").asText().equals("send"))
                client.send(((ObjectNode) frame).put("id", id).toString());
            else if (frame.path("type").asText().equals("res"))
                comparison.answers(frame, client.answer(id));
        }
        assertEquals(List.of(), comparison.problems());
    }

    @Test // security checklist 10
    void aDeviceWhoseTokenIsRevokedOrThatIsRemovedIsSentAway() throws Exception {
        for (String end : List.of("device.token.revoke", "device.pair.remove"))
            try (RawClient operator = gateway.connect(ALL)) {
                ObjectNode params = operatorConnect();
                RawClient client = device(params);
                String id = params.at("/device/id").asText();
                String role = end.equals("device.token.revoke") ? ",\"role\":\"operator\"" : "";
                operator.send(
                        "{\"type\":\"req\",\"id\":\"e\",\"method\":\"" + end + "\",\"params\":{\"deviceId\":\"" + id + "\"" + role + "}}");
                JsonNode answer = operator.answer("e");
                assertTrue(answer.path("ok").asBoolean(), answer.toString());
                assertTrue(client.closed().startsWith("1008 device "), client.closed());
            }
    }

    private static ObjectNode operatorConnect() {
        ObjectNode params = Transcripts.JSON.createObjectNode().put("minProtocol", 3).put("maxProtocol", 4).put("role", "operator");
        params.putObject("client").put("id", "openclaw-macos").put("version", "1").put("platform", "macos").put("mode", "ui");
        params.putObject("auth").put("token", GatewayUnderTest.TOKEN);
        params.putArray("scopes").add("operator.read");
        return params;
    }
}
