package ai.openclaw.openai;

import ai.openclaw.endpoint.Refusal;
import ai.openclaw.endpoint.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The fields of a JSON object that a client sent, each of the type that the API wants; {@code null} is as good as nothing (contract section 16). */
public final class Fields {
    private final Map<String, Object> tree;
    private final String path;

    private Fields(Map<String, Object> tree, String path) {
        this.tree = tree;
        this.path = path;
    }

    /** The fields of a whole body. */
    public static Fields of(Map<String, Object> body) { return new Fields(body, ""); }

    /** Where a field is, such as {@code messages[0].content}. */
    public String at(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    /** The value as it is. */
    public @Nullable Object raw(String name) { return tree.get(name); }

    /** A text. */
    public Optional<String> text(String name) {
        Object value = tree.get(name);
        if (value == null)
            return Optional.empty();
        return Optional.of(value instanceof String text ? text : wrong(name, "string"));
    }

    /** A text that must be there. */
    public String needed(String name) {
        return tree.get(name) instanceof String text ? text : wrong(name, "string");
    }

    /** A switch, off when it is not there. */
    public boolean flag(String name) {
        Object value = tree.get(name);
        return value != null && (value instanceof Boolean flag ? flag : Boolean.valueOf(wrong(name, "boolean")));
    }

    /** A whole number that is one at least. */
    public OptionalInt count(String name) {
        Object value = tree.get(name);
        if (value == null)
            return OptionalInt.empty();
        if (!(value instanceof Integer || value instanceof Long))
            wrong(name, "number");
        long number = ((Number) value).longValue();
        if (number < 1)
            throw ApiError.invalid(at(name), at(name) + ": must be 1 at least");
        return OptionalInt.of((int) Math.min(number, Integer.MAX_VALUE));
    }

    /** An object. */
    public Optional<Fields> object(String name) {
        Object value = tree.get(name);
        if (value == null)
            return Optional.empty();
        if (!(value instanceof Map<?, ?>))
            wrong(name, "object");
        return Optional.of(new Fields(Tree.object(value), at(name)));
    }

    /** The objects of an array; none when it is not there. */
    public List<Fields> objects(String name) {
        Object value = tree.get(name);
        if (value == null)
            return List.of();
        if (!(value instanceof List<?> list))
            throw invalid(name, "array");
        List<Fields> objects = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            String place = at(name) + "[" + i + "]";
            if (!(list.get(i) instanceof Map<?, ?> map))
                throw ApiError.invalid(place, place + ": Invalid input: expected object, received " + kind(list.get(i)));
            objects.add(new Fields(Tree.object(map), place));
        }
        return objects;
    }

    private String wrong(String name, String expected) { throw invalid(name, expected); }

    private Refusal invalid(String name, String expected) {
        String received = tree.containsKey(name) ? kind(tree.get(name)) : "undefined";
        return ApiError.invalid(at(name), at(name) + ": Invalid input: expected " + expected + ", received " + received);
    }

    private static String kind(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case String _ -> "string";
            case Boolean _ -> "boolean";
            case Number _ -> "number";
            case List<?> _ -> "array";
            default -> "object";
        };
    }
}
