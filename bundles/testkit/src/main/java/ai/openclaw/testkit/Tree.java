package ai.openclaw.testkit;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads JSON in JDK types. */
public final class Tree {
    private Tree() {}

    /** The value at a path of keys and indices; fails when there is none, so that a null must really be there. */
    public static @Nullable Object at(@Nullable Object tree, Object... path) {
        Object value = tree;
        for (Object step : path) {
            if (value instanceof Map<?, ?> map && map.containsKey(step))
                value = map.get(step);
            else if (value instanceof List<?> list && step instanceof Integer index && index < list.size())
                value = list.get(index);
            else
                throw new AssertionError("no " + step + " in " + value);
        }
        return value;
    }

    /** The value of this key in each object of a list, as text. */
    public static List<String> each(@Nullable Object list, String key) {
        return list instanceof List<?> items ? items.stream().map(item -> String.valueOf(at(item, key))).toList() : List.of();
    }

    /** The keys of the object at a path, in their order. */
    public static List<Object> keys(@Nullable Object tree, Object... path) {
        return at(tree, path) instanceof Map<?, ?> map ? List.copyOf(map.keySet()) : List.of();
    }
}
