package ai.openclaw.method.nodes;

import ai.openclaw.api.JsonText;
import java.util.Map;
import java.util.Optional;

/** The payload of what a node tells, which may come as JSON or as the text of JSON; anything but an object is empty. */
final class EventPayload {
    private EventPayload() {}

    static Map<String, Object> of(Optional<?> payload) {
        Object tree = payload.orElse(null);
        if (!(tree instanceof String text))
            return JsonFile.copy(tree);
        try {
            return JsonFile.copy(JsonText.parse(text));
        } catch (IllegalArgumentException e) {
            return Map.of();
        }
    }
}
