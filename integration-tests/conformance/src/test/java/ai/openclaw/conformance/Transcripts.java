package ai.openclaw.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** The recorded exchanges. Those that are not replayed are named in {@code not-replayed.txt}, each with its reason. */
final class Transcripts {
    static final ObjectMapper JSON = new ObjectMapper();
    static final Differences LEFT_OUT = new Differences("/not-replayed.txt");

    private Transcripts() {}

    static JsonNode read(String name) {
        try (InputStream in = Objects.requireNonNull(Transcripts.class.getResourceAsStream("/transcripts/" + name + "-2603.json"))) {
            return JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All exchanges of a transcript by their names; one that has no names is one exchange of its own name. */
    static Stream<Map.Entry<String, JsonNode>> all(String name) {
        JsonNode root = read(name);
        return root.isObject() ? root.properties().stream() : Stream.of(Map.entry(name, root));
    }

    /** The methods that the recorded gateway announced, but for those that are left out. */
    static List<String> announced() {
        return read("handshake").at("/ok_token_cli_no_device/frames").findPath("methods").valueStream().map(JsonNode::asText)
                .filter(method -> LEFT_OUT.reason("scopes", method).isEmpty()).toList();
    }

    /** A test for each exchange of a transcript that is not left out. */
    static Stream<DynamicTest> tests(String name, Replay replay) {
        return all(name).filter(entry -> LEFT_OUT.reason(name, entry.getKey()).isEmpty())
                .map(entry -> DynamicTest.dynamicTest(name + ": " + entry.getKey(), () -> replay.replay(entry.getKey(), entry.getValue())));
    }

    /** Replays one exchange and compares. */
    @FunctionalInterface
    interface Replay {
        void replay(String name, JsonNode exchange) throws Exception;
    }
}
