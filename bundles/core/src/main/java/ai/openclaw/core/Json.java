package ai.openclaw.core;

import ai.openclaw.api.JsonText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** JSON objects as maps of JDK types, and what core reads from them. */
final class Json {
    private Json() {}

    static String write(Object tree) { return JsonText.write(tree); }

    /** The object that a text is. @throws IllegalArgumentException when it is none */
    static Map<String, Object> read(String json) {
        if (JsonText.parse(json) instanceof Map<?, ?> map)
            return object(map);
        throw new IllegalArgumentException("no JSON object");
    }

    static Optional<String> text(Map<String, Object> tree, String name) {
        return tree.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    static long number(Map<String, Object> tree, String name) { return tree.get(name) instanceof Number number ? number.longValue() : 0; }

    static boolean flag(Map<String, Object> tree, String name) { return Boolean.TRUE.equals(tree.get(name)); }

    static Map<String, Object> object(Map<String, Object> tree, String name) { return object(tree.get(name)); }

    @SuppressWarnings("unchecked")
    static Map<String, Object> object(@Nullable Object tree) {
        return tree instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }

    @SuppressWarnings("unchecked")
    static List<Object> array(@Nullable Object tree) { return tree instanceof List<?> list ? (List<Object>) list : List.of(); }

    /** A map in the order of the arguments, leaving out those whose value is absent. */
    static Map<String, Object> of(@Nullable Object... namesAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            Object value = namesAndValues[i + 1] instanceof Optional<?> optional ? optional.orElse(null) : namesAndValues[i + 1];
            if (value != null)
                map.put(String.valueOf(namesAndValues[i]), value);
        }
        return map;
    }
}
