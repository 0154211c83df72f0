package ai.openclaw.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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

/** The recorded exchange config-rpc over a real socket, and that a hot change leaves everybody connected. */
class ConfigIT {
    private static final List<String> ALL = List.of("operator.admin", "operator.read", "operator.write");
    /** A text that was recorded by its length alone cannot be sent again. */
    private static final Set<String> CUT = Set.of("set_ok", "apply_ok", "sentinel_files");
    /** Three changes a minute are let through, refused ones among them, so they are made one after the other. */
    private static final Set<String> CHANGES = Set.of("patch_hot", "patch_nohash", "apply_nohash", "patch_same", "patch_notobj",
            "patch_ratelimited", "patch_restart");
    private static final Differences DIFFERENCES = new Differences();
    @TempDir
    static Path folder;
    private static GatewayUnderTest gateway;

    @BeforeAll
    static void start() throws Exception { gateway = new GatewayUnderTest(folder); }

    @AfterAll
    static void stop() { gateway.close(); }

    private static JsonNode ask(RawClient client, String id, String method, ObjectNode params) throws Exception {
        ObjectNode frame = Transcripts.JSON.createObjectNode().put("type", "req").put("id", id).put("method", method);
        frame.set("params", params);
        client.send(frame.toString());
        return client.answer(id);
    }

    private static String hash(RawClient client, String id) throws Exception {
        return ask(client, id, "config.get", Transcripts.JSON.createObjectNode()).at("/payload/hash").asText();
    }

    @TestFactory
    @Replays("config-rpc")
    Stream<DynamicTest> exchanges() {
        return Transcripts.read("config-rpc").properties().stream()
                .filter(entry -> !CUT.contains(entry.getKey()) && !CHANGES.contains(entry.getKey()))
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> exchange(entry.getKey(), entry.getValue())));
    }

    private static void exchange(String name, JsonNode exchange) throws Exception {
        Comparison comparison = new Comparison("config-rpc/" + name, DIFFERENCES);
        try (RawClient client = gateway.connect(ALL)) {
            for (JsonNode step : exchange.path("frames")) {
                ObjectNode frame = step.path("frame").deepCopy();
                if (step.path("dir").asText().equals("send")) {
                    if (frame.at("/params/baseHash").asText().length() == 64)
                        ((ObjectNode) frame.path("params")).put("baseHash", hash(client, "h"));
                    client.send(frame.toString());
                } else if (frame.path("type").asText().equals("res"))
                    comparison.answers(frame, client.answer(frame.path("id").asText()));
            }
        }
        assertEquals(List.of(), comparison.problems());
    }

    @Test
    void changesInPlaceWhileOthersStayConnectedAndRationsThem() throws Exception {
        try (RawClient witness = gateway.connect(ALL); RawClient client = gateway.connect(ALL)) {
            Comparison comparison = new Comparison("config-rpc/patch_hot", DIFFERENCES);
            ObjectNode params = Transcripts.JSON.createObjectNode().put("raw", "{ui:{assistant:{name:\"P\"}}}").put("note", "n1")
                    .put("baseHash", hash(client, "h1"));
            JsonNode answer = ask(client, "p1", "config.patch", params);
            for (JsonNode step : Transcripts.read("config-rpc").at("/patch_hot/frames"))
                if (step.at("/frame/type").asText().equals("res"))
                    comparison.answers(step.path("frame"), answer);
            assertEquals(List.of(), comparison.problems());
            assertFalse(answer.at("/payload/restart/needed").asBoolean(true), answer.toString());
            JsonNode view = ask(client, "g", "config.get", Transcripts.JSON.createObjectNode());
            assertEquals("P", view.at("/payload/config/ui/assistant/name").asText());
            exchange("patch_nohash", Transcripts.read("config-rpc").path("patch_nohash"));
            exchange("apply_nohash", Transcripts.read("config-rpc").path("apply_nohash"));
            JsonNode refused = ask(client, "p4", "config.patch", params);
            assertTrue(refused.at("/error/message").asText().startsWith("rate limit exceeded for config.patch; retry after "),
                    refused.toString());
            assertEquals("3 per 60s", refused.at("/error/details/limit").asText());
            assertTrue(ask(witness, "w", "health", Transcripts.JSON.createObjectNode()).path("ok").asBoolean());
        }
    }

    @Test
    void describesEveryKeyOfTheSchema() throws Exception {
        try (RawClient client = gateway.connect(ALL)) {
            JsonNode payload = ask(client, "s", "config.schema", Transcripts.JSON.createObjectNode()).path("payload");
            assertEquals("http://json-schema.org/draft-07/schema#", payload.at("/schema/$schema").asText());
            assertTrue(payload.path("uiHints").size() > 2131, "the known keys, and those of the bundles");
            payload.path("uiHints").properties().forEach(hint -> {
                assertFalse(hint.getValue().path("label").asText().isBlank(), hint.getKey());
                assertFalse(hint.getValue().path("help").asText().isBlank(), hint.getKey());
            });
            assertTrue(payload.path("uiHints").has("channels.telegram.botToken"), "a channel that is installed");
        }
    }
}
