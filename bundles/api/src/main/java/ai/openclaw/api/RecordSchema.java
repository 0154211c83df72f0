package ai.openclaw.api;

import java.lang.reflect.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The JSON Schema of a record, as JSON in JDK types. A record inside itself is just an object there, a {@link Secret} is {@code writeOnly}. */
public final class RecordSchema {
    private RecordSchema() {}

    public static Map<String, Object> of(Class<? extends Record> type) { return record(type, List.of()); }

    private static Map<String, Object> record(Class<?> type, List<Class<?>> outer) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        if (outer.contains(type))
            return schema;
        List<Class<?>> path = new ArrayList<>(outer);
        path.add(type);
        Map<String, Object> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        RecordShape.of(type).parts().forEach((name, part) -> {
            if (part.rest())
                return;
            properties.put(name, property(part, path));
            if (part.required())
                required.add(name);
        });
        schema.put("properties", properties);
        if (!required.isEmpty())
            schema.put("required", required);
        schema.put("additionalProperties", RecordShape.of(type).parts().values().stream().anyMatch(RecordShape.Part::rest));
        return schema;
    }

    private static Map<String, Object> property(RecordShape.Part part, List<Class<?>> outer) {
        Map<String, Object> schema = type(part.type(), outer);
        Describe describe = part.component().getAnnotation(Describe.class);
        if (describe != null)
            schema.put("description", describe.value());
        Range range = part.component().getAnnotation(Range.class);
        if (range != null && range.min() != Long.MIN_VALUE)
            schema.put("minimum", range.min());
        if (range != null && range.max() != Long.MAX_VALUE)
            schema.put("maximum", range.max());
        if (part.component().isAnnotationPresent(NotEmpty.class))
            schema.put(RecordShape.Part.raw(part.type()) == List.class ? "minItems" : "minLength", 1);
        part.defaultValue().ifPresent(value -> schema.put("default", value));
        return schema;
    }

    private static Map<String, Object> type(Type type, List<Class<?>> outer) {
        Class<?> raw = RecordShape.Part.raw(type);
        if (raw == Optional.class)
            return type(RecordShape.Part.element(type), outer);
        if (raw == Change.class)
            return new LinkedHashMap<>(Map.of("anyOf", List.of(type(RecordShape.Part.element(type), outer), Map.of("type", "null"))));
        if (raw.isRecord() && raw != Secret.class)
            return record(raw, outer);
        Map<String, Object> schema = new LinkedHashMap<>();
        if (raw == List.class) {
            schema.put("type", "array");
            schema.put("items", type(RecordShape.Part.element(type), outer));
        } else if (raw == Map.class) {
            schema.put("type", "object");
            schema.put("additionalProperties", type(RecordShape.Part.element(type), outer));
        } else if (raw.isEnum()) {
            schema.put("type", "string");
            schema.put("enum", Arrays.stream(raw.getEnumConstants()).map(RecordReader::wireName).toList());
        } else if (raw == Duration.class) {
            schema.put("type", List.of("string", "number"));
        } else if (raw != Object.class) {
            schema.put("type", scalar(raw));
        }
        if (raw == Secret.class)
            schema.put("writeOnly", true);
        return schema;
    }

    private static String scalar(Class<?> raw) {
        if (raw == boolean.class || raw == Boolean.class)
            return "boolean";
        if (raw == int.class || raw == Integer.class || raw == long.class || raw == Long.class)
            return "integer";
        if (raw == double.class || raw == Double.class)
            return "number";
        if (raw == String.class || raw == Secret.class)
            return "string";
        throw new IllegalArgumentException("a record component cannot be a " + raw.getName());
    }
}
