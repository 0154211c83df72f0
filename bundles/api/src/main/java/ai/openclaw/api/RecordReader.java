package ai.openclaw.api;

import java.lang.reflect.Type;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.HashMap;
import java.util.Objects;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON trees into records and says what is wrong with them in the words of contract section 5.3: the one binder of settings, method
 * parameters and tool arguments.
 * <p>
 * A component may be a String, boolean, int, long, double (or its box), {@link Duration} ({@code "30s"}, {@code "5m"}, or a number of
 * milliseconds), {@link Secret}, an enum (its name in lower case with dashes, or its {@link WireName}), a record, {@code Object} (anything), or a List,
 * {@code Map<String, …>} or Optional of these. It must be there unless it is an Optional, List, Map or primitive or has a {@link Default}.
 * A {@link Change} tells null from what is left out.
 */
public final class RecordReader {
    private static final String NO_MATCH = "must match a schema in anyOf";
    private final List<Problem> problems = new ArrayList<>();
    private final List<Problem> unexpected = new ArrayList<>();

    private RecordReader() {}

    /** Reads a tree of Map, List, String, Number, Boolean and null. */
    public static <T extends Record> Reading<T> read(@Nullable Object tree, Class<T> type) {
        RecordReader reader = new RecordReader();
        Object value = reader.record(tree == null ? Map.of() : tree, type, "");
        Optional<T> result = reader.problems.isEmpty() ? Optional.ofNullable(type.cast(value)) : Optional.empty();
        return new Reading<>(result, reader.problems, reader.unexpected);
    }

    /** The smallest value of a record: everything left out. */
    public static <T extends Record> Reading<T> empty(Class<T> type) {
        return read(Map.of(), type);
    }

    private @Nullable Object record(Object tree, Class<?> type, String pointer) {
        if (!(tree instanceof Map<?, ?> map))
            return wrong(pointer, "must be object");
        RecordShape shape = RecordShape.of(type);
        int before = problems.size();
        @Nullable
        Object[] values = new Object[shape.parts().size()];
        int i = 0;
        for (RecordShape.Part part : shape.parts().values())
            values[i++] = part.rest() ? others(map, shape) : component(map, part, pointer);
        if (shape.parts().values().stream().noneMatch(RecordShape.Part::rest))
            others(map, shape).keySet().forEach(key -> unexpected.add(new Problem(pointer, "unexpected property '" + key + "'")));
        if (problems.size() > before)
            return null;
        try {
            return shape.construct(values);
        } catch (IllegalArgumentException e) {
            return wrong(pointer, String.valueOf(e.getMessage()));
        }
    }

    private static Map<String, @Nullable Object> others(Map<?, ?> map, RecordShape shape) {
        Map<String, @Nullable Object> others = new LinkedHashMap<>();
        map.forEach((key, value) -> {
            if (!shape.parts().containsKey(String.valueOf(key)))
                others.put(String.valueOf(key), value);
        });
        return others;
    }

    private @Nullable Object component(Map<?, ?> map, RecordShape.Part part, String pointer) {
        Object tree = map.get(part.name());
        if (part.raw() == Change.class)
            return change(map, part, pointer);
        if (tree == null && map.containsKey(part.name()) && part.required())
            return value(null, part.type(), pointer + "/" + part.name());
        if (tree == null && part.defaultValue().isPresent())
            tree = part.defaultValue().get();
        if (tree == null)
            return part.required() ? wrong(pointer, Problem.REQUIRED + part.name() + "'") : absent(part.raw());
        String place = pointer + "/" + part.name();
        Object value = value(tree, part.type(), place);
        if (value != null)
            limits(part, value, place);
        return value;
    }

    private @Nullable Object change(Map<?, ?> map, RecordShape.Part part, String pointer) {
        Object tree = map.get(part.name());
        if (tree == null)
            return map.containsKey(part.name()) ? new Change.Clear<>() : new Change.Keep<>();
        String place = pointer + "/" + part.name();
        Object value = value(tree, RecordShape.Part.element(part.type()), place);
        if (value == null) {
            problems.remove(new Problem(place, NO_MATCH));
            return neither(place, "must be null");
        }
        limits(part, value, place);
        return new Change.To<>(value);
    }

    /** The last words about a value that is none of those that may stand there. */
    private @Nullable Object neither(String pointer, String last) {
        wrong(pointer, last);
        return wrong(pointer, NO_MATCH);
    }

    private void limits(RecordShape.Part part, Object value, String pointer) {
        Object inner = value instanceof Optional<?> optional ? optional.orElse(null) : value;
        Range range = part.component().getAnnotation(Range.class);
        if (range != null && inner instanceof Number number) {
            if (number.longValue() < range.min())
                wrong(pointer, "must be >= " + range.min());
            else if (number.longValue() > range.max())
                wrong(pointer, "must be <= " + range.max());
        }
        if (part.component().isAnnotationPresent(NotEmpty.class) && inner instanceof String text && text.isEmpty())
            wrong(pointer, "must NOT have fewer than 1 characters");
        if (part.component().isAnnotationPresent(NotEmpty.class) && inner instanceof List<?> list && list.isEmpty())
            wrong(pointer, "must NOT have fewer than 1 items");
    }

    private @Nullable Object value(@Nullable Object tree, Type type, String pointer) {
        Class<?> raw = RecordShape.Part.raw(type);
        if (raw == Optional.class) {
            Object inner = value(tree, RecordShape.Part.element(type), pointer);
            return inner == null ? null : Optional.of(inner);
        }
        if (raw == Object.class)
            return tree;
        if (raw == String.class)
            return tree instanceof String ? tree : wrong(pointer, "must be string");
        if (raw == Secret.class)
            return tree instanceof String text ? new Secret(text) : wrong(pointer, "must be string");
        if (raw == boolean.class || raw == Boolean.class)
            return tree instanceof Boolean ? tree : wrong(pointer, "must be boolean");
        if (raw == int.class || raw == Integer.class || raw == long.class || raw == Long.class)
            return integer(tree, raw == int.class || raw == Integer.class, pointer);
        if (raw == double.class || raw == Double.class)
            return tree instanceof Number number ? (Object) number.doubleValue() : wrong(pointer, "must be number");
        if (raw == Duration.class)
            return duration(tree, pointer);
        if (raw == List.class)
            return list(tree, RecordShape.Part.element(type), pointer);
        if (raw == Map.class)
            return map(tree, RecordShape.Part.element(type), pointer);
        if (raw.isEnum())
            return choice(tree, raw, pointer);
        return tree == null ? wrong(pointer, "must be object") : record(tree, raw, pointer);
    }

    private @Nullable Object integer(@Nullable Object tree, boolean small, String pointer) {
        if (!(tree instanceof Number number) || number instanceof BigInteger || number.doubleValue() != Math.rint(number.doubleValue()))
            return wrong(pointer, "must be integer");
        long value = number.longValue();
        if (!small)
            return value;
        if (value < Integer.MIN_VALUE || value > Integer.MAX_VALUE)
            return wrong(pointer, value > 0 ? "must be <= " + Integer.MAX_VALUE : "must be >= " + Integer.MIN_VALUE);
        return (int) value;
    }

    private @Nullable Object duration(@Nullable Object tree, String pointer) {
        if (tree instanceof Number number)
            return Duration.ofMillis(number.longValue());
        Optional<Duration> duration = tree instanceof String text ? Durations.parse(text) : Optional.empty();
        return duration.isPresent() ? duration.get() : wrong(pointer, "must be a duration such as \"30s\" or \"5m\"");
    }

    private @Nullable Object list(@Nullable Object tree, Type element, String pointer) {
        if (!(tree instanceof List<?> list))
            return wrong(pointer, "must be array");
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            Object value = value(list.get(i), element, pointer + "/" + i);
            if (value != null)
                values.add(value);
        }
        return List.copyOf(values);
    }

    private @Nullable Object map(@Nullable Object tree, Type element, String pointer) {
        if (!(tree instanceof Map<?, ?> map))
            return wrong(pointer, "must be object");
        Map<String, Object> values = new LinkedHashMap<>();
        map.forEach((key, item) -> {
            Object value = value(item, element, pointer + "/" + key);
            if (value != null)
                values.put(String.valueOf(key), value);
        });
        return java.util.Collections.unmodifiableMap(values);
    }

    private @Nullable Object choice(@Nullable Object tree, Class<?> type, String pointer) {
        for (Object constant : type.getEnumConstants())
            if (wireName(constant).equals(tree))
                return constant;
        if (type.isAnnotationPresent(AnyOf.class))
            return neither(pointer, "must be equal to constant");
        return wrong(pointer, "must be equal to one of the allowed values");
    }

    private static final ClassValue<Map<Object, String>> WIRE_NAMES = new ClassValue<>() {
        @Override
        protected Map<Object, String> computeValue(Class<?> type) {
            Map<Object, String> names = new HashMap<>();
            for (Object constant : type.getEnumConstants())
                names.put(constant, spelled(type, ((Enum<?>) constant).name()));
            return names;
        }
    };

    /** The spelling of an enum constant in JSON. */
    static String wireName(Object constant) {
        Enum<?> named = (Enum<?>) constant;
        return Objects.requireNonNull(WIRE_NAMES.get(named.getDeclaringClass()).get(named));
    }

    private static String spelled(Class<?> type, String constant) {
        try {
            WireName given = type.getField(constant).getAnnotation(WireName.class);
            return given == null ? constant.toLowerCase(Locale.ROOT).replace('_', '-') : given.value();
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(e);
        }
    }

    private @Nullable Object wrong(String pointer, String message) {
        problems.add(new Problem(pointer, message));
        return null;
    }

    private static @Nullable Object absent(Class<?> raw) {
        if (raw == Optional.class)
            return Optional.empty();
        if (raw == List.class)
            return List.of();
        if (raw == Map.class)
            return Map.of();
        if (raw == boolean.class)
            return false;
        if (raw == int.class)
            return 0;
        return raw == long.class ? (Object) 0L : (Object) 0.0;
    }
}
