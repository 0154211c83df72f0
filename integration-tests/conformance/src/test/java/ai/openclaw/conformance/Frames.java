package ai.openclaw.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What frames are about. */
final class Frames {
    /** Events that come whenever something else happens or time passes. */
    private static final Set<String> AMBIENT = Set.of("health", "presence", "tick");

    private Frames() {}

    /** {@code res r2}, {@code agent lifecycle start}, {@code chat final}, or the name of another event. */
    static String kind(JsonNode frame) {
        if (frame.path("type").asText().equals("res"))
            return "res " + frame.path("id").asText();
        JsonNode payload = frame.path("payload");
        return switch (frame.path("event").asText()) {
            case "agent" -> ("agent " + payload.path("stream").asText() + " " + payload.at("/data/phase").asText()).strip();
            case "chat" -> "chat " + payload.path("state").asText();
            default -> frame.path("event").asText();
        };
    }

    /** The same without the id of an answer. */
    static String path(JsonNode frame) {
        String kind = kind(frame);
        return "/" + (kind.startsWith("res ") ? "res" : kind);
    }

    /** Answers that come together, such as those to two who waited for the same run, have no order. */
    static List<JsonNode> answersById(Stream<JsonNode> frames) {
        List<JsonNode> ordered = new ArrayList<>(frames.toList());
        for (int from = 0, to; from < ordered.size(); from = to + 1) {
            for (to = from; to < ordered.size() && ordered.get(to).path("type").asText().equals("res"); to++) {
            }
            ordered.subList(from, to).sort(Comparator.comparing(answer -> answer.path("id").asText()));
        }
        return ordered;
    }

    static boolean ambient(JsonNode frame) { return AMBIENT.contains(frame.path("event").asText()); }

    /** Whether it is a part of a chat answer, of which some are left out when they come close together (contract section 8.3). */
    static boolean throttled(JsonNode frame) {
        return kind(frame).equals("chat delta");
    }

    /** The frames that a recorded client was sent. */
    static List<JsonNode> received(JsonNode steps) {
        return StreamSupport.stream(steps.spliterator(), false).filter(step -> step.path("dir").asText().equals("recv"))
                .map(step -> step.path("frame")).toList();
    }
}
