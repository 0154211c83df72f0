package ai.openclaw.core;

import java.util.LinkedHashMap;
import java.util.Map;

/** One JSON object laid over another: objects are merged key by key, everything else is replaced. */
final class Overlay {
    private Overlay() {}

    static Map<String, Object> of(Map<String, Object> below, Map<String, Object> above) {
        if (above.isEmpty() || below.isEmpty())
            return above.isEmpty() ? below : above;
        Map<String, Object> merged = new LinkedHashMap<>(below);
        above.forEach((key, value) -> merged.merge(key, value,
                (old, fresh) -> old instanceof Map<?, ?> && fresh instanceof Map<?, ?> ? of(Json.object(old), Json.object(fresh)) : fresh));
        return merged;
    }
}
