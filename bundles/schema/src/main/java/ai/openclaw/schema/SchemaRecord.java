package ai.openclaw.schema;

import ai.openclaw.schema.SchemaNode.Form;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns the JSON Schema of a settings record into a node. */
public final class SchemaRecord {
    private SchemaRecord() {}

    public static SchemaNode node(@Nullable Object schema) { return node(schema, false); }

    private static SchemaNode node(@Nullable Object schema, boolean required) {
        if (!(schema instanceof Map<?, ?> map))
            return SchemaNode.ANYTHING;
        List<Form> forms = new ArrayList<>();
        if (map.get("enum") instanceof List<?> constants)
            constants.forEach(constant -> forms.add(new Form.Constant(constant)));
        else if (map.get("type") instanceof List<?> types)
            types.forEach(type -> forms.add(form(String.valueOf(type), map)));
        else
            forms.add(form(String.valueOf(map.get("type")), map));
        boolean secret = Boolean.TRUE.equals(map.get("writeOnly"));
        if (secret)
            forms.add(new Form.Reference());
        return new SchemaNode(forms, required, secret, map.get("default"), map.get("description") instanceof String help ? help : "");
    }

    private static Form form(String type, Map<?, ?> map) {
        return switch (type) {
            case "boolean" -> new Form.Flag();
            case "string" -> new Form.Text((int) number(map, "minLength", 0), Integer.MAX_VALUE, null, false);
            case "integer", "number" -> new Form.Figure(type.equals("integer"), number(map, "minimum", Double.NEGATIVE_INFINITY), false,
                    number(map, "maximum", Double.POSITIVE_INFINITY));
            case "array" -> new Form.Elements(node(map.get("items")), (int) number(map, "minItems", 0), Integer.MAX_VALUE);
            case "object" -> members(map);
            default -> new Form.Anything();
        };
    }

    private static double number(Map<?, ?> map, String name, double without) {
        return map.get(name) instanceof Number number ? number.doubleValue() : without;
    }

    private static Form members(Map<?, ?> map) {
        Map<String, SchemaNode> named = new LinkedHashMap<>();
        Set<String> required = map.get("required") instanceof List<?> names
                ? names.stream().map(String::valueOf).collect(Collectors.toSet())
                : Set.of();
        if (map.get("properties") instanceof Map<?, ?> properties)
            properties
                    .forEach((name, property) -> named.put(String.valueOf(name), node(property, required.contains(String.valueOf(name)))));
        Object others = map.get("additionalProperties");
        boolean open = Boolean.TRUE.equals(others) || (others == null && !map.containsKey("properties"));
        return new Form.Members(named, others instanceof Map<?, ?> ? node(others) : open ? SchemaNode.ANYTHING : null);
    }
}
