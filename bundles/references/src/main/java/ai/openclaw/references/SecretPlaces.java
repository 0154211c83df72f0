package ai.openclaw.references;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** The references in a configuration, found wherever they stand but under {@code secrets}, and values put in their place. */
public final class SecretPlaces {
    private static final String PROVIDERS = "secrets";

    private SecretPlaces() {}

    /** A reference and the keys that lead to it; elements go by their index. */
    public record Place(List<String> segments, SecretRef ref) {
        public Place {
            segments = List.copyOf(segments);
        }

        /** Dotted. */
        public String path() { return String.join(".", segments); }
    }

    /** All references, in the order of the file. */
    public static List<Place> in(@Nullable Object tree) {
        List<Place> places = new ArrayList<>();
        walk(tree, new ArrayList<>(), places);
        return places;
    }

    private static void walk(@Nullable Object tree, List<String> path, List<Place> places) {
        if (tree instanceof List<?> list)
            for (int i = 0; i < list.size(); i++)
                step(list.get(i), String.valueOf(i), path, places);
        if (!(tree instanceof Map<?, ?> map))
            return;
        Optional<SecretRef> ref = SecretRef.of(map);
        if (ref.isPresent())
            places.add(new Place(path, ref.get()));
        else
            map.forEach((key, child) -> {
                if (!path.isEmpty() || !key.equals(PROVIDERS))
                    step(child, String.valueOf(key), path, places);
            });
    }

    private static void step(@Nullable Object child, String key, List<String> path, List<Place> places) {
        if (!(child instanceof Map<?, ?> || child instanceof List<?>))
            return;
        path.addLast(key);
        walk(child, path, places);
        path.removeLast();
    }

    /**
     * The tree with something else in the place of every reference.
     *
     * @param values what to put where, by dotted path; what has none is left out
     */
    public static @Nullable Object replace(@Nullable Object tree, BiFunction<String, SecretRef, Optional<Object>> values) {
        return replace(tree, "", values);
    }

    private static @Nullable Object replace(@Nullable Object tree, String path, BiFunction<String, SecretRef, Optional<Object>> values) {
        if (tree instanceof List<?> list) {
            List<@Nullable Object> replaced = new ArrayList<>(list.size());
            for (int i = 0; i < list.size(); i++)
                replaced.add(replace(list.get(i), below(path, String.valueOf(i)), values));
            return replaced;
        }
        if (!(tree instanceof Map<?, ?> map))
            return tree;
        Optional<SecretRef> ref = SecretRef.of(map);
        if (ref.isPresent())
            return values.apply(path, ref.get()).orElse(null);
        Map<String, @Nullable Object> replaced = LinkedHashMap.newLinkedHashMap(map.size());
        map.forEach((key, child) -> {
            String name = String.valueOf(key);
            Object value = path.isEmpty() && name.equals(PROVIDERS) ? child : replace(child, below(path, name), values);
            if (value != null || child == null)
                replaced.put(name, value);
        });
        return replaced;
    }

    private static String below(String path, String name) { return path.isEmpty() ? name : path + "." + name; }
}
