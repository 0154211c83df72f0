package ai.openclaw.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Recorded broadcasts (contract sections 1 and 7): five clients come, two go, time passes, a run begins, and the gateway stops. Of the two
 * recorded ticks the first is waited for; {@code presence} and {@code health} events may be more than recorded (contract section 23).
 */
class EventsIT {
    private static final String TRANSCRIPT = "events-tick-presence-shutdown";
    private static final JsonNode RECORDED = Transcripts.read(TRANSCRIPT);
    private static final Differences DIFFERENCES = new Differences();
    private static final Duration LONGEST_GOODBYE = Duration.ofSeconds(2);
    @TempDir
    static Path folder;
    private static final Map<String, RawClient> CLIENTS = new LinkedHashMap<>();
    private static final Map<String, String> DEVICES = new LinkedHashMap<>();
    private static GatewayUnderTest gateway;
    private static Duration goodbye = Duration.ZERO;

    @BeforeAll
    static void live() throws Exception {
        gateway = new GatewayUnderTest(folder);
        for (String name : List.of("A", "B", "N", "R", "Z"))
            come(name);
        RawClient first = client("A");
        first.send("{\"type\":\"req\",\"id\":\"r2\",\"method\":\"system-presence\",\"params\":{}}");
        first.answer("r2");
        for (String name : List.of("B", "N"))
            client(name).close();
        for (String name : List.of("A", "R", "Z"))
            client(name).next(frame -> frame.path("event").asText().equals("presence") && frame.toString().contains("\"disconnect\""));
        first.event("tick", 0);
        run(first);
        long stopped = System.nanoTime();
        gateway.stop();
        first.closed();
        goodbye = Duration.ofNanos(System.nanoTime() - stopped);
    }

    private static void come(String name) throws Exception {
        ObjectNode params = RECORDED.path(name).path(1).at("/frame/params").deepCopy();
        boolean device = params.remove("device") != null;
        RawClient client = gateway.admit(params, "", device);
        CLIENTS.put(name, client);
        DEVICES.put(name, params.at("/device/id").asText());
        client.event("health", 0);
    }

    private static RawClient client(String name) { return Objects.requireNonNull(CLIENTS.get(name), name); }

    /** Says what was said to the agent, and waits until it answered as many words. */
    private static void run(RawClient client) throws Exception {
        List<JsonNode> words = Frames.received(RECORDED.path("A")).stream().filter(frame -> Frames.kind(frame).equals("agent assistant"))
                .toList();
        JsonNode said = StreamSupport.stream(RECORDED.path("A").spliterator(), false).map(step -> step.path("frame"))
                .filter(frame -> frame.path("method").asText().equals("agent")).findFirst().orElseThrow();
        RecordedModel.answer(gateway.model(), said.at("/params/message").asText(), words.size());
        client.send(said.toString());
        client.next(frame -> frame.at("/payload/data/text").asText().equals(words.getLast().at("/payload/data/text").asText()));
    }

    @AfterAll
    static void stop() {
        CLIENTS.values().forEach(RawClient::close);
        gateway.close();
    }

    @TestFactory
    @Replays(TRANSCRIPT)
    Stream<DynamicTest> broadcasts() {
        return Transcripts.tests(TRANSCRIPT, (name, recorded) -> {
            switch (name) {
                case "presence_final" -> present(recorded);
                case "shutdownMs" -> assertTrue(goodbye.compareTo(LONGEST_GOODBYE) < 0, goodbye.toString());
                default -> told(name, recorded, client(name));
            }
        });
    }

    /** Who is here, in which role, and how it was heard of. */
    private static void present(JsonNode recorded) throws Exception {
        JsonNode now = client("A").received().stream().filter(frame -> frame.path("id").asText().equals("r2")).findFirst().orElseThrow()
                .path("payload");
        for (JsonNode entry : recorded)
            assertTrue(StreamSupport.stream(now.spliterator(), false).anyMatch(other -> who(other).equals(who(entry))),
                    entry + " in " + now);
    }

    private static String who(JsonNode entry) {
        return entry.path("mode") + " " + entry.path("reason") + " " + entry.path("roles") + " " + entry.path("scopes").size();
    }

    private static void told(String name, JsonNode recorded, RawClient client) throws Exception {
        Comparison comparison = new Comparison("events " + name, DIFFERENCES);
        List<JsonNode> wanted = Frames.received(recorded);
        List<JsonNode> found = client.received();
        inOrder(name, wanted, found, comparison);
        for (String ambient : List.of("health", "presence", "tick"))
            last(wanted, ambient).forEach(frame -> comparison.event(frame, last(found, ambient).findFirst().orElseThrow()));
        new RunEventRules(comparison, false).check(found);
        if (recorded.path(recorded.size() - 1).path("code").asInt() == 1012)
            comparison.closes(recorded.path(recorded.size() - 1), client.closed());
        assertEquals(List.of(), comparison.problems());
    }

    private static Stream<JsonNode> last(List<JsonNode> frames, String event) {
        return frames.reversed().stream().filter(frame -> frame.path("event").asText().equals(event)).limit(1);
    }

    private static void inOrder(String name, List<JsonNode> recorded, List<JsonNode> actual, Comparison comparison) {
        List<JsonNode> wanted = compared(name, recorded);
        List<JsonNode> found = compared(name, actual);
        comparison.expect("/order", wanted.stream().map(Frames::kind).toList(), found.stream().map(Frames::kind).toList());
        for (int i = 0; i < Math.min(wanted.size(), found.size()); i++)
            if (Frames.kind(wanted.get(i)).equals("res r1") || Frames.kind(wanted.get(i)).equals("res r2"))
                comparison.answers(wanted.get(i), found.get(i));
            else
                comparison.same(Frames.path(wanted.get(i)), wanted.get(i), found.get(i));
    }

    /** Whether a client hears of its own approval, which came before it was let in, is a matter of time. */
    private static boolean ownApproval(String name, JsonNode frame) {
        return frame.path("event").asText().equals("device.pair.resolved")
                && frame.at("/payload/deviceId").asText().equals(DEVICES.get(name));
    }

    private static List<JsonNode> compared(String name, List<JsonNode> frames) {
        return frames.stream().filter(frame -> !Frames.ambient(frame) && !Frames.throttled(frame) && !ownApproval(name, frame))
                .filter(frame -> DIFFERENCES.reason("events " + name, "/frames" + Frames.path(frame)).isEmpty()).toList();
    }
}
