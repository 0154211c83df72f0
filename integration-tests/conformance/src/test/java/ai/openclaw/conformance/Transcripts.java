package ai.openclaw.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The recorded exchanges, and other files of these tests. */
final class Transcripts {
    static final ObjectMapper JSON = new ObjectMapper();

    private Transcripts() {}

    static JsonNode read(String name) {
        try (InputStream in = Objects.requireNonNull(Transcripts.class.getResourceAsStream("/transcripts/" + name + "-2603.json"))) {
            return JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lines of a table whose columns stand between bars. */
    static List<List<String>> table(String name) {
        try (InputStream in = Objects.requireNonNull(Transcripts.class.getResourceAsStream("/" + name + ".txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> List.of(line.split("\\s+\\|\\s+", -1))).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
