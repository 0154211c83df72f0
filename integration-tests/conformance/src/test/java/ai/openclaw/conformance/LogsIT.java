package ai.openclaw.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.testkit.Await;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Recorded reads of the log (contract section 6): the end of a long file, what came since a cursor, and a cursor from another file. */
class LogsIT {
    private static final int MAX_BYTES = 250_000;
    private static final int MAX_LINES = 500;
    private static final Differences DIFFERENCES = new Differences();
    @TempDir
    static Path folder;
    private static GatewayUnderTest gateway;
    private static RawClient operator;

    @BeforeAll
    static void start() throws Exception {
        Path log = folder.resolve("tmp/openclaw/openclaw-" + LocalDate.now(ZoneId.systemDefault()) + ".log");
        Files.createDirectories(log.getParent());
        Files.writeString(log, ("{\"1\":\"" + "x".repeat(727) + "\"}\n").repeat(1000));
        gateway = new GatewayUnderTest(folder);
        operator = gateway.connect(List.of("operator.admin"));
    }

    @AfterAll
    static void stop() {
        operator.close();
        gateway.close();
    }

    @TestFactory
    @Replays("logs-tail")
    Stream<DynamicTest> reads() {
        return Transcripts.tests("logs-tail", (name, recorded) -> {
            Comparison comparison = new Comparison(name, DIFFERENCES);
            ObjectNode params = recorded.path("params").isObject()
                    ? recorded.path("params").deepCopy()
                    : Transcripts.JSON.createObjectNode();
            if (name.equals("with_cursor"))
                params.put("cursor", somethingNew());
            JsonNode found = tail(params);
            JsonNode wanted = recorded.has("res") ? recorded.at("/res/payload") : recorded;
            for (String flag : List.of("truncated", "reset"))
                if (wanted.has(flag))
                    comparison.same("/" + flag, wanted.path(flag), found.path(flag));
            if (name.equals("first"))
                comparison.expect("/lines", wanted.path("lines").size(), found.path("lines").size());
            else
                comparison.expect("/lines", true, !found.path("lines").isEmpty());
            sound(found);
            assertEquals(List.of(), comparison.problems());
        });
    }

    private static JsonNode tail(ObjectNode params) throws Exception {
        ObjectNode frame = Transcripts.JSON.createObjectNode().put("type", "req").put("id", "t").put("method", "logs.tail");
        frame.set("params", params);
        operator.send(frame.toString());
        JsonNode answer = operator.answer("t");
        assertTrue(answer.path("ok").asBoolean(), answer.toString());
        return answer.path("payload");
    }

    /** The cursor before one line that is there now. */
    private static long somethingNew() throws Exception {
        long before = tail(Transcripts.JSON.createObjectNode()).path("cursor").asLong();
        operator.send("{\"type\":\"req\",\"id\":\"n\",\"method\":\"no.such\",\"params\":{}}");
        operator.answer("n");
        Await.until("the refusal is in the log",
                () -> !tail(Transcripts.JSON.createObjectNode().put("cursor", before)).path("lines").isEmpty());
        return before;
    }

    /** Whatever was read: whole lines, not too many, up to the end. */
    private static void sound(JsonNode found) {
        int bytes = 0;
        for (JsonNode line : found.path("lines")) {
            assertTrue(line.asText().startsWith("{") && line.asText().endsWith("}"), line.asText());
            bytes += line.asText().getBytes(StandardCharsets.UTF_8).length + 1;
        }
        assertTrue(bytes <= MAX_BYTES && found.path("lines").size() <= MAX_LINES, bytes + " bytes");
        assertTrue(found.path("file").asText().startsWith(folder.resolve("tmp/openclaw").toString()), found.path("file").asText());
        assertEquals(found.path("size").asLong(), found.path("cursor").asLong());
    }
}
