package ai.openclaw.modelhttp;

import ai.openclaw.api.ModelRequest;
import ai.openclaw.api.Secret;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** In what one API of models differs from another. */
public interface ModelApi {
    /** What a server with it is called in messages. */
    String name();

    /** Where an answer is asked for, below the base URL. */
    String path();

    /** Where the server lists its models, below the base URL. */
    default String listPath() { return "/models"; }

    /** The base URL as this API wants it, from one without a slash at the end. */
    default String base(String url) { return url; }

    /** The headers that every request has. */
    default Map<String, String> headers() { return Map.of(); }

    /** The headers that show a key. */
    default Map<String, String> authorization(ProviderSettings settings, Secret key) {
        return settings.authHeader().orElse(true) ? Map.of("Authorization", "Bearer " + key.value()) : Map.of();
    }

    /** The body of a request for an answer, in the order in which it is to be written; a map that can be changed. */
    Map<String, @Nullable Object> body(ModelRequest request, ProviderSettings settings, ProviderSettings.Model model);

    /** Takes the pieces of one answer. */
    AnswerParts parts();

    /** How the pieces of an answer are told apart. */
    default Framing framing() { return Framing.EVENTS; }

    /** The ids in the server's list of models. */
    default List<String> ids(JsonNode list) {
        List<String> ids = new ArrayList<>();
        list.path("data").forEach(entry -> ids.add(entry.path("id").asText("")));
        return ids;
    }

    /** How pieces of an answer are told apart. */
    enum Framing {
        /** Server-sent events. */
        EVENTS("text/event-stream"),
        /** A JSON value on each line. */
        LINES("application/x-ndjson");

        final String contentType;

        Framing(String contentType) { this.contentType = contentType; }
    }

    /** Whether a choice of tools is {@code auto}, {@code none} or {@code required}; otherwise it is the name of one. */
    static boolean isWord(String toolChoice) {
        return toolChoice.equals("auto") || toolChoice.equals("none") || toolChoice.equals("required");
    }

    /**
     * Adds what {@code agents.defaults.models.*.params} asks for beside the rest. The names of these APIs have no capitals: what has some is
     * meant for others. What a request is made of cannot be replaced.
     */
    static void addParams(Map<String, @Nullable Object> body, ModelRequest request) {
        Map<String, Object> params = new LinkedHashMap<>(request.options().params());
        params.keySet().removeAll(List.of("model", "messages", "input", "system", "instructions", "stream", "tools"));
        params.forEach((name, value) -> {
            if (name.chars().noneMatch(Character::isUpperCase))
                body.put(name, value);
        });
    }
}
