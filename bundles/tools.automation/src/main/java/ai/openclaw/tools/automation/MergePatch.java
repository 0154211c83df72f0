package ai.openclaw.tools.automation;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a JSON merge patch makes of a tree (RFC 7386). */
final class MergePatch {
    private MergePatch() {}

    static @Nullable Object apply(@Nullable Object target, @Nullable Object patch) {
        if (!(patch instanceof Map<?, ?> changes))
            return patch;
        Map<String, @Nullable Object> merged = new LinkedHashMap<>();
        if (target instanceof Map<?, ?> members)
            members.forEach((name, value) -> merged.put(String.valueOf(name), value));
        changes.forEach((name, value) -> {
            if (value == null)
                merged.remove(String.valueOf(name));
            else
                merged.put(String.valueOf(name), apply(merged.get(String.valueOf(name)), value));
        });
        return merged;
    }
}
