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

    private static ObjectNode recordedConnect() {
        for (JsonNode step : Transcripts.read("nodes").at("/node_connect/frames"))
            if (step.at("/frame/method").asText().equals("connect"))
                return step.at("/frame/params").deepCopy();
        throw new AssertionError("no connect was recorded");
    }

    @TestFactory
    @Replays("nodes")
    Stream<DynamicTest> exchanges() throws Exception {
        RawClient operator = gateway.connect(ALL);
        ObjectNode params = recordedConnect();
        RawClient node = gateway.admit(params, "", true);
        String nodeId = params.at("/device/id").asText();
        return Transcripts.tests("nodes", (name, recorded) -> {
            if (name.equals("node_connect"))
                connected(name, recorded, node, operator);
            else
                exchange(name, recorded, node, operator, nodeId);
        }).onClose(() -> {
            node.close();
            operator.close();
        });
    }

    /** What the node was told when it came, and what an admin was told of it. */
    private static void connected(String name, JsonNode recorded, RawClient node, RawClient operator) {
        Comparison comparison = new Comparison(name, DIFFERENCES);
        for (JsonNode frame : Frames.received(recorded.path("frames")))
            if (frame.path("type").asText().equals("res"))
                comparison.answers(frame, node.received().get(1));
            else if (DIFFERENCES.reason(name, "/frames" + Frames.path(frame)).isEmpty())
                comparison.event(frame, node.event(frame.path("event").asText(), 0));
        for (JsonNode frame : Frames.received(recorded.path("adminEvents")))
            comparison.event(frame, operator.event(frame.path("event").asText(), 0));
        assertEquals(List.of(), comparison.problems());
    }

    private static void exchange(String name, JsonNode steps, RawClient node, RawClient operator, String nodeId) throws Exception {
        Comparison comparison = new Comparison(name, DIFFERENCES);
        int before = operator.received().size();
        RawClient client = OF_THE_NODE.contains(steps.path(0).at("/frame/method").asText()) ? node : operator;
        for (JsonNode step : steps) {
            JsonNode frame = Transcripts.JSON.readTree(step.path("frame").toString().replace(RECORDED_NODE, nodeId));
            String id = name + frame.path("id").asText();
            if (step.path("dir").asText().equals("send"))
                ask(client, ((ObjectNode) frame).put("id", id));
            else if (frame.path("type").asText().equals("res"))
                comparison.answers(frame, client.answer(id));
        }
        run(name, Frames.received(steps), operator, before, comparison);
        assertEquals(List.of(), comparison.problems());
    }

    private static void ask(RawClient client, ObjectNode frame) throws Exception {
        if (Set.of("agent.request", "voice.transcript").contains(frame.at("/params/event").asText()))
            RecordedModel.answer(gateway.model(), "", 0);
        client.send(frame.toString());
    }

    /** What became of a run that the node began: nodes hear of it only when they follow its session, so an operator is asked. */
    private static void run(String name, List<JsonNode> recorded, RawClient operator, int before, Comparison comparison) throws Exception {
        List<JsonNode> wanted = recorded.stream().filter(frame -> ofRun(name, frame)).toList();
        if (wanted.isEmpty())
            return;
        operator.next(frame -> Frames.kind(frame).equals("chat final"));
        List<JsonNode> all = operator.received();
        List<JsonNode> found = all.subList(before, all.size()).stream().filter(frame -> ofRun(name, frame)).toList();
        comparison.expect("/order", wanted.stream().map(Frames::kind).toList(), found.stream().map(Frames::kind).toList());
        for (int i = 0; i < Math.min(wanted.size(), found.size()); i++)
            comparison.same(Frames.path(wanted.get(i)), wanted.get(i), found.get(i));
    }

    private static boolean ofRun(String name, JsonNode frame) {
        return List.of("agent", "chat").contains(frame.path("event").asText()) && !Frames.throttled(frame)
                && DIFFERENCES.reason(name, "/frames" + Frames.path(frame)).isEmpty();
    }

    @Test // security checklist 10
    void aDeviceWhoseTokenIsRotatedOrRevokedOrThatIsRemovedIsSentAway() throws Exception {
        for (String end : List.of("device.token.rotate", "device.token.revoke", "device.pair.remove"))
            try (RawClient operator = gateway.connect(ALL)) {
                ObjectNode params = operatorConnect();
                RawClient client = gateway.admit(params, "", true);
                String id = params.at("/device/id").asText();
                String role = end.startsWith("device.token.") ? ",\"role\":\"operator\"" : "";
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
