package ai.openclaw.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The recorded closed choices of parameters: each word is taken, another is not, and refusals have the recorded words. */
class EnumsIT {
    private static final List<String> ALL = List.of("operator.admin", "operator.read", "operator.write", "operator.approvals",
            "operator.pairing");
    private static final Differences DIFFERENCES = new Differences();
    @TempDir
    static Path folder;
    private static GatewayUnderTest gateway;
    private static RawClient operator;

    @BeforeAll
    static void start() throws Exception {
        gateway = new GatewayUnderTest(folder);
        operator = gateway.connect(ALL);
    }

    @AfterAll
    static void stop() {
        operator.close();
        gateway.close();
    }

    @TestFactory
    @Replays("enums")
    Stream<DynamicTest> choices() {
        return Transcripts.tests("enums", (name, recorded) -> {
            String[] methodAndField = name.contains(" ") ? name.split(" ") : name.split("\\.(?=[^.]+$)");
            if (recorded.isArray())
                words(methodAndField[0], methodAndField[1], recorded);
            else
                outcomes(name, methodAndField[0], methodAndField[1], recorded);
        });
    }

    private static void words(String method, String field, JsonNode words) throws Exception {
        for (JsonNode word : words)
            assertEquals("ok", outcome(method, field, word.asText()), word.asText());
        assertTrue(outcome(method, field, "zzz").startsWith("invalid " + method + " params: at /" + field + ": must be equal to"),
                outcome(method, field, "zzz"));
    }

    private static void outcomes(String name, String method, String field, JsonNode recorded) throws Exception {
        Comparison comparison = new Comparison(name, DIFFERENCES);
        for (var outcome : recorded.properties())
            comparison.expect("/" + outcome.getKey(), outcome.getValue().asText(), outcome(method, field, outcome.getKey()));
        assertEquals(List.of(), comparison.problems());
    }

    private static String outcome(String method, String field, String word) throws Exception {
        ObjectNode params = Transcripts.JSON.createObjectNode();
        switch (method) {
            case "sessions.patch", "sessions.reset" -> params.put("key", field.startsWith("subagent") ? "agent:main:subagent:one" : "main");
            case "wake" -> params.put("text", "good morning");
            case "node.pending.enqueue" -> params.put("nodeId", "sleeper").put("type", "status.request");
            default -> {
                // nothing else is needed
            }
        }
        ObjectNode frame = Transcripts.JSON.createObjectNode().put("type", "req").put("id", "e").put("method", method);
        frame.set("params", params.put(field, word));
        operator.send(frame.toString());
        JsonNode answer = operator.answer("e");
        return answer.path("ok").asBoolean() ? "ok" : answer.at("/error/message").asText();
    }
}
