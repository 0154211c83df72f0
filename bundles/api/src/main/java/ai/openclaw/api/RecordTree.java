package ai.openclaw.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns records into JSON trees of JDK types, so that nothing holds on to the class of a bundle that may be replaced. */
public final class RecordTree {
    private RecordTree() {}

    /**
     * Absent values of records are left out unless they are {@link OrNull}, a {@link Rest} stands beside the others; maps keep their nulls,
     * what is JSON already stays it.
     */
    public static @Nullable Object of(@Nullable Object value) {
        return switch (value) {
            case Secret secret -> secret.toString();
            case JsonText.Raw raw -> raw;
            case Record record -> record(record);
            case Map<?, ?> map -> map(map);
            case List<?> list -> list(list);
            case Optional<?> optional -> of(optional.orElse(null));
            case Enum<?> constant -> RecordReader.wireName(constant);
            case null, default -> value;
        };
    }

    private static Map<String, @Nullable Object> record(Record record) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        RecordShape.of(record.getClass()).parts().forEach((name, part) -> {
            Object value = of(read(record, part));
            if (part.rest() && value instanceof Map<?, ?> others)
                others.forEach((key, other) -> tree.put(String.valueOf(key), other));
            else if (value != null || part.component().isAnnotationPresent(OrNull.class))
                tree.put(name, value);
        });
        return tree;
    }

    private static @Nullable Object read(Record record, RecordShape.Part part) {
        try {
            return part.component().getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("record " + record.getClass() + " cannot be read", e);
        }
    }

    private static Map<String, @Nullable Object> map(Map<?, ?> map) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        map.forEach((key, value) -> tree.put(String.valueOf(key), of(value)));
        return tree;
    }

    private static List<@Nullable Object> list(List<?> list) {
        List<@Nullable Object> tree = new ArrayList<>(list.size());
        for (Object item : list)
            tree.add(of(item));
        return tree;
    }
}
