package ai.openclaw.config;

import ai.openclaw.json5.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON merge patch (RFC 7396): null deletes, objects merge, anything else replaces. */
final class MergePatch {
    private MergePatch() {}

    static @Nullable Object apply(@Nullable Object target, @Nullable Object patch) {
        if (!(patch instanceof Map<?, ?> changes))
            return patch;
        Map<String, @Nullable Object> merged = Json.object(target);
        changes.forEach((key, value) -> {
            String name = String.valueOf(key);
            if (value == null)
                merged.remove(name);
            else
                merged.put(name, apply(merged.get(name), value));
        });
        return merged;
    }
}
