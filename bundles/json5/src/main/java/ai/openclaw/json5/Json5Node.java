package ai.openclaw.json5;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A value of a JSON5 text and the place where it stands; layout and comments are whatever lies between the nodes. */
public sealed interface Json5Node {
    /** The offset of the first character. */
    int start();

    /** The offset behind the last character. */
    int end();

    /** The value in JDK types: Map, List, String, Long, Double, Boolean or null. */
    @Nullable
    Object tree();

    /** A string, number, boolean or null. */
    record Scalar(int start, int end, @Nullable Object tree) implements Json5Node {}

    /** An array. */
    record Array(int start, int end, List<Item> items) implements Json5Node {
        @Override
        public List<@Nullable Object> tree() {
            List<@Nullable Object> list = new ArrayList<>(items.size());
            for (Item item : items)
                list.add(item.value().tree());
            return list;
        }
    }

    /** An object; of members with the same key the last one counts. */
    record Members(int start, int end, List<Item> items) implements Json5Node {
        @Override
        public Map<String, @Nullable Object> tree() {
            Map<String, @Nullable Object> map = LinkedHashMap.newLinkedHashMap(items.size());
            for (Item item : items)
                map.put(item.key(), item.value().tree());
            return map;
        }

        public Optional<Item> member(String key) { return items.reversed().stream().filter(item -> item.key().equals(key)).findFirst(); }
    }

    /**
     * A member of an object or an element of an array.
     *
     * @param start the offset of the key, or of the value in an array
     * @param key empty in an array
     * @param comma the offset of the comma that follows, or -1
     */
    record Item(int start, String key, Json5Node value, int comma) {
        public int end() { return value.end(); }
    }
}
