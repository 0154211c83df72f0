package ai.openclaw.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The recorded methods of the control plane: the scope that each needs, and its answers to good and bad parameters. */
class ConformanceIT {
    private static final List<String> ALL = List.of("operator.admin", "operator.read", "operator.write", "operator.approvals",
            "operator.pairing");
    private static final Map<String, String> SCOPES = Map.of("read", "operator.read", "write", "operator.write", "approvals",
            "operator.approvals", "pairing", "operator.pairing");
    private static final Differences DIFFERENCES = new Differences();
    @TempDir
    static Path folder;
    /** Characters of a hash; another one is sent as it was recorded, to be refused. */
    private static final int HASH = 64;
    private static GatewayUnderTest gateway;
    private static List<String> methods = List.of();

    @BeforeAll
    static void start() throws Exception {
        gateway = new GatewayUnderTest(folder);
        methods = gateway.methods();
    }

    @AfterAll
    static void stop() { gateway.close(); }

    @Test
    void onlyMethodsThatAreNotThereAreLeftOut() {
        Stream<String> scopes = Transcripts.all("scopes").map(Map.Entry::getKey).filter(method -> leftOut("scopes", method));
        Stream<String> asked = Transcripts.all("methods").filter(entry -> leftOut("methods", entry.getKey()))
                .map(entry -> entry.getValue().path(0).at("/frame/method").asText());
        List<String> there = Stream.concat(scopes, asked).filter(methods::contains).toList();
        assertEquals(List.of(), there);
    }

    private static boolean leftOut(String transcript, String exchange) {
        return Transcripts.LEFT_OUT.reason(transcript, exchange).isPresent();
    }

    @TestFactory
    @Replays("scopes")
    Stream<DynamicTest> scopes() { return Transcripts.tests("scopes", ConformanceIT::scopes); }

    /** Parameters that no method knows keep strict ones from doing anything. */
    private static void scopes(String method, JsonNode recorded) throws Exception {
        for (Map.Entry<String, String> scope : SCOPES.entrySet()) {
            String verdict = recorded.path(scope.getKey()).asText("");
            if (verdict.isEmpty() || DIFFERENCES.reason(method, "/scope").isPresent())
                continue;
            try (RawClient client = gateway.connect(List.of(scope.getValue()))) {
                client.send("{\"type\":\"req\",\"id\":\"s\",\"method\":\"" + method + "\",\"params\":{\"__conformance\":1}}");
                String message = client.answer("s").at("/error/message").asText("");
                String now = message.startsWith("missing scope") || message.startsWith("unauthorized role") ? message : "allowed";
                assertEquals(verdict, now, scope.getValue());
            }
        }
    }

    @TestFactory
    @Replays("methods")
    Stream<DynamicTest> methods() throws Exception {
        RawClient client = gateway.connect(ALL);
        for (String id : List.of("first", "second", "third", "fourth"))
            converse(client, id);
        return Transcripts.tests("methods", (name, steps) -> method(client, name, steps)).onClose(client::close);
    }

    private static void converse(RawClient client, String id) throws Exception {
        client.send("{\"type\":\"req\",\"id\":\"" + id
                + "\",\"method\":\"chat.send\",\"params\":{\"sessionKey\":\"main\",\"message\":\"hello\",\"idempotencyKey\":\"" + id
                + "\"}}");
        client.next(frame -> frame.path("event").asText().equals("chat") && frame.at("/payload/runId").asText().equals(id)
                && frame.at("/payload/state").asText().equals("final"));
    }

    /** The hash that the file of exec approvals has now, which was another in the recording. */
    private static String approvalsHash(RawClient client) throws Exception {
        client.send("{\"type\":\"req\",\"id\":\"hash\",\"method\":\"exec.approvals.get\",\"params\":{}}");
        return client.answer("hash").at("/payload/hash").asText();
    }

    private static void method(RawClient client, String name, JsonNode steps) throws Exception {
        Comparison comparison = new Comparison(name, DIFFERENCES);
        int before = client.received().size();
        for (JsonNode step : steps) {
            JsonNode frame = step.path("frame");
            if (step.path("dir").asText().equals("send")) {
                ObjectNode mine = frame.deepCopy();
                if (frame.at("/params/baseHash").asText().length() == HASH)
                    ((ObjectNode) mine.path("params")).put("baseHash", approvalsHash(client));
                client.send(mine.put("id", name + frame.path("id").asText()).toString());
            } else if (frame.path("type").asText().equals("res")) {
                comparison.answers(frame, client.answer(name + frame.path("id").asText()));
            } else {
                comparison.event(frame, client.event(frame.path("event").asText(), before));
            }
        }
        assertEquals(List.of(), comparison.problems());
    }
}
