package ai.openclaw.endpoint;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks into JSON in JDK types whose shape a client chose. */
public final class Tree {
    private Tree() {}

    /** The object; an empty one when it is something else. */
    @SuppressWarnings("unchecked") // keys of JSON objects are strings
    public static Map<String, Object> object(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }

    /** The array; an empty one when it is something else. */
    public static List<?> array(@Nullable Object value) {
        return value instanceof List<?> list ? list : List.of();
    }

    /** The text under a key, if it is one. */
    public static Optional<String> text(Map<String, Object> object, String key) {
        return object.get(key) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    /** The text under a key without the white space around it, if anything is left of it. */
    public static Optional<String> words(Map<String, Object> object, String key) {
        return text(object, key).map(String::strip).filter(text -> !text.isEmpty());
    }

    /** Whether there is {@code true} under a key. */
    public static boolean flag(Map<String, Object> object, String key) {
        return Boolean.TRUE.equals(object.get(key));
    }
}
