package ai.openclaw.method.nodes;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** JSON objects in the order of their keys. */
final class JsonObject {
    private JsonObject() {}

    /** Keys and values by turns; what is absent is left out. */
    static Map<String, Object> of(@Nullable Object... keysAndValues) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            Object value = keysAndValues[i + 1] instanceof Optional<?> optional ? optional.orElse(null) : keysAndValues[i + 1];
            if (value != null)
                object.put(String.valueOf(keysAndValues[i]), value);
        }
        return object;
    }
}
