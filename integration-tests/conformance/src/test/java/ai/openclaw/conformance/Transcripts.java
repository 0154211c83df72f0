package ai.openclaw.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** The recorded exchanges. */
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
}
