package ai.openclaw.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;

/**
 * What goes over one connection, held against the published schema: every frame of the gateway, the answer of the method that was asked,
 * and the payload of every event. Unknown members are problems too. The problems of all connections come together.
 */
final class Traffic {
    private static final Set<String> PROBLEMS = new ConcurrentSkipListSet<>();
    private static final Set<String> ANSWERED = new ConcurrentSkipListSet<>();
    private final Map<String, String> asked = new ConcurrentHashMap<>();

    /**
     * Remembers what was asked for; what is no request is answered with a failure, if at all. Of answers to what is not told here, such as
     * bytes, only the frame is looked at.
     */
    void sent(String text) {
        try {
            JsonNode frame = Transcripts.JSON.readTree(text);
            asked.put(frame.path("id").asText(), frame.path("method").asText());
        } catch (JsonProcessingException e) {
            // what is no JSON asks for nothing
        }
    }

    void received(String text) {
        try {
            received(Transcripts.JSON.readTree(text));
        } catch (JsonProcessingException e) {
            PROBLEMS.add("a frame is no JSON: " + e.getOriginalMessage());
        }
    }

    private void received(JsonNode frame) {
        if (frame.path("type").asText().equals("event")) {
            check("event frame", "EventFrame", frame);
            String event = frame.path("event").asText();
            check("event " + event, PublishedSchema.payload(event), frame.path("payload"));
        } else {
            check("response frame", "ResponseFrame", frame);
            String method = asked.get(frame.path("id").asText());
            if (method != null && frame.path("ok").asBoolean())
                answered(method, frame.path("payload"));
        }
    }

    private static void answered(String method, JsonNode payload) {
        ANSWERED.add(method);
        check("method " + method, PublishedSchema.result(method), payload);
    }

    private static void check(String what, String definition, JsonNode value) {
        if (definition.isEmpty())
            PROBLEMS.add(what + ": is not in the published schema");
        else
            PublishedSchema.problems(definition, value).forEach(problem -> PROBLEMS.add(what + problem));
    }

    /** The methods that were answered with what they were asked for, over all connections so far. */
    static Set<String> answered() {
        return Set.copyOf(ANSWERED);
    }

    /** Fails with all that did not fit since the last call. */
    static void verify() {
        List<String> problems = List.copyOf(PROBLEMS);
        PROBLEMS.clear();
        assertEquals("", String.join("\n", problems), "what the gateway sent and the schema that it publishes do not fit");
    }
}
