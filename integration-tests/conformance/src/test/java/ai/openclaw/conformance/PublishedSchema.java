package ai.openclaw.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.JacksonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The JSON Schema that comes with the packaged gateway. */
final class PublishedSchema {
    private static final String PLACE = "urn:openclaw:protocol";
    private static final JsonNode FILE = read();
    private static final Validator VALIDATOR = validator();

    private PublishedSchema() {}

    private static JsonNode read() {
        try {
            return Transcripts.JSON.readTree(
                    Files.readString(Path.of(System.getProperty("openclaw.image"), "share", "protocol", "openclaw-protocol.schema.json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Validator validator() {
        Validator validator = new ValidatorFactory().withJsonNodeFactory(new JacksonNode.Factory()).createValidator();
        validator.registerSchema(URI.create(PLACE), FILE);
        return validator;
    }

    /** The methods that are offered once everything runs: all but the first request of a connection. */
    static Set<String> methods() {
        return FILE.path("methods").propertyStream().map(Map.Entry::getKey).filter(method -> !method.equals("connect"))
                .collect(Collectors.toSet());
    }

    /** The definition of a method's parameters; empty when there is none. */
    static String params(String method) {
        return name(FILE.path("methods").path(method).path("params"));
    }

    /** The definition of a method's answer; empty when there is none. */
    static String result(String method) {
        return name(FILE.path("methods").path(method).path("result"));
    }

    /** The definition of what an event carries; empty when there is none. */
    static String payload(String event) {
        return name(FILE.path("events").path(event).path("payload"));
    }

    private static String name(JsonNode reference) { return reference.path("$ref").asText("").replace("#/$defs/", ""); }

    /** What does not fit, each with the pointer to it. */
    static synchronized List<String> problems(String definition, JsonNode value) {
        Validator.Result result = VALIDATOR.validate(URI.create(PLACE + "#/$defs/" + definition), value);
        return result.getErrors().stream().map(error -> error.getInstanceLocation() + ": " + error.getError()).distinct().toList();
    }
}
