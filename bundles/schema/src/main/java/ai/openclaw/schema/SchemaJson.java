package ai.openclaw.schema;

import ai.openclaw.schema.SchemaNode.Form;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Writes nodes as JSON Schema draft-07, as {@code config.schema} answers them (contract section 14.1). */
final class SchemaJson {
    /** The greatest whole number that every client can tell from its neighbours. */
    private static final long SAFE = 9_007_199_254_740_991L;
    private static final String REFERENCE_ID = "id";
    private final boolean deep;

    private SchemaJson(boolean deep) { this.deep = deep; }

    static Map<String, Object> whole(SchemaNode root) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "http://json-schema.org/draft-07/schema#");
        schema.putAll(new SchemaJson(true).node(root));
        return schema;
    }

    /** One place without what is below it. */
    static Map<String, Object> shallow(SchemaNode node) {
        return new SchemaJson(false).node(node);
    }

    private Map<String, Object> node(SchemaNode node) {
        Map<String, Object> schema;
        List<Form> forms = node.forms();
        if (forms.size() == 1)
            schema = form(forms.getFirst());
        else if (forms.stream().allMatch(form -> form instanceof Form.Constant constant && constant.value() instanceof String))
            schema = map("type", "string", "enum", forms.stream().map(form -> ((Form.Constant) form).value()).toList());
        else
            schema = map("anyOf", forms.stream().map(this::form).toList());
        if (node.preset() != null)
            schema.put("default", node.preset());
        return schema;
    }

    private Map<String, Object> form(Form form) {
        return switch (form) {
            case Form.Anything _ -> new LinkedHashMap<>();
            case Form.Flag _ -> map("type", "boolean");
            case Form.Constant constant ->
                map("type", constant.value() instanceof String ? "string" : "boolean", "const", constant.value());
            case Form.Reference _ -> reference();
            case Form.Text text -> text(text);
            case Form.Figure figure -> figure(figure);
            case Form.Elements elements -> elements(elements);
            case Form.Members members -> members(members);
        };
    }

    private static Map<String, Object> map(Object... pairs) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2)
            map.put(String.valueOf(pairs[i]), pairs[i + 1]);
        return map;
    }

    private static Map<String, Object> reference() {
        Map<String, Object> text = map("type", "string");
        Map<String, Object> source = map("type", "string", "enum", List.of("env", "file", "exec"));
        return map("type", "object", "properties", map("source", source, "provider", text, REFERENCE_ID, text), "required",
                List.of("source", "provider", REFERENCE_ID), "additionalProperties", false);
    }

    private static Map<String, Object> text(Form.Text text) {
        Map<String, Object> schema = map("type", "string");
        if (text.min() > 0)
            schema.put("minLength", text.min());
        if (text.max() < Integer.MAX_VALUE)
            schema.put("maxLength", text.max());
        Pattern pattern = text.pattern();
        if (pattern != null)
            schema.put("pattern", pattern.pattern());
        if (text.uri())
            schema.put("format", "uri");
        return schema;
    }

    private static Map<String, Object> figure(Form.Figure figure) {
        Map<String, Object> schema = map("type", figure.whole() ? "integer" : "number");
        if (!Double.isInfinite(figure.min()))
            schema.put(figure.above() ? "exclusiveMinimum" : "minimum", number(figure.min()));
        else if (figure.whole())
            schema.put("minimum", -SAFE);
        if (!Double.isInfinite(figure.max()))
            schema.put("maximum", number(figure.max()));
        else if (figure.whole())
            schema.put("maximum", SAFE);
        return schema;
    }

    private static Object number(double value) { return value == Math.rint(value) ? (Object) (long) value : (Object) value; }

    private Map<String, Object> elements(Form.Elements elements) {
        Map<String, Object> schema = map("type", "array");
        if (elements.min() > 0)
            schema.put("minItems", elements.min());
        if (elements.max() < Integer.MAX_VALUE)
            schema.put("maxItems", elements.max());
        if (deep)
            schema.put("items", node(elements.item()));
        return schema;
    }

    private Map<String, Object> members(Form.Members members) {
        Map<String, Object> schema = map("type", "object");
        SchemaNode others = members.others();
        if (deep && !members.named().isEmpty()) {
            Map<String, Object> properties = new LinkedHashMap<>();
            List<String> required = new ArrayList<>();
            members.named().forEach((name, child) -> {
                properties.put(name, node(child));
                if (child.required())
                    required.add(name);
            });
            schema.put("properties", properties);
            if (!required.isEmpty())
                schema.put("required", required);
        }
        schema.put("additionalProperties", others == null ? (Object) false : deep ? node(others) : (Object) true);
        return schema;
    }
}
