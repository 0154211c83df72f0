package ai.openclaw.protocol.schema;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The protocol as JSON Schema 2020-12: every record under {@code $defs}, and an index of methods and events that points there. */
final class JsonSchemaFile {
    private final WireCatalog catalog;

    JsonSchemaFile(WireCatalog catalog) { this.catalog = catalog; }

    Map<String, Object> tree() {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        root.put("title", "OpenClaw gateway protocol 3 and 4");
        root.put("oneOf", List.of(reference("RequestFrame"), reference("ResponseFrame"), reference("EventFrame")));
        Map<String, Object> methods = new LinkedHashMap<>();
        catalog.params().forEach((name, type) -> methods.put(name, method(name, type)));
        root.put("methods", methods);
        Map<String, Object> events = new LinkedHashMap<>();
        catalog.events().forEach((name, type) -> events.put(name, Map.of("payload", reference(WireCatalog.name(type)))));
        root.put("events", events);
        Map<String, Object> definitions = new LinkedHashMap<>();
        catalog.types().forEach(type -> definitions.put(WireCatalog.name(type), definition(type)));
        root.put("$defs", definitions);
        return root;
    }

    private Map<String, Object> method(String name, Class<?> params) {
        Map<String, Object> method = new LinkedHashMap<>();
        method.put("params", reference(WireCatalog.name(params)));
        method.put("result", reference(WireCatalog.name(catalog.result(name))));
        return method;
    }

    private static Map<String, Object> definition(Class<?> type) {
        if (type.isEnum())
            return choice(type);
        if (type.isSealed())
            return Map.of("anyOf", Arrays.stream(type.getPermittedSubclasses()).map(one -> reference(WireCatalog.name(one))).toList());
        return WireType.alone(type).map(JsonSchemaFile::type).orElseGet(() -> object(type));
    }

    private static Map<String, Object> reference(String name) { return Map.of("$ref", "#/$defs/" + name); }

    private static Map<String, Object> choice(Class<?> type) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "string");
        schema.put("enum", WireCatalog.constants(type));
        return schema;
    }

    private static Map<String, Object> object(Class<?> type) {
        Map<String, Object> schema = new LinkedHashMap<>();
        Map<String, Object> properties = new LinkedHashMap<>();
        List<WireType.Member> members = WireType.members(type);
        members.forEach(member -> properties.put(member.name(), property(member)));
        List<String> required = members.stream().filter(WireType.Member::required).map(WireType.Member::name).toList();
        schema.put("type", "object");
        schema.put("properties", properties);
        if (!required.isEmpty())
            schema.put("required", required);
        schema.put("additionalProperties", WireType.open(type));
        return schema;
    }

    private static Map<String, Object> property(WireType.Member member) {
        Map<String, Object> schema = new LinkedHashMap<>(type(member.type()));
        member.range().filter(range -> range.min() != Long.MIN_VALUE).ifPresent(range -> schema.put("minimum", range.min()));
        member.range().filter(range -> range.max() != Long.MAX_VALUE).ifPresent(range -> schema.put("maximum", range.max()));
        if (member.notEmpty())
            schema.put("minLength", 1);
        member.preset().ifPresent(value -> schema.put("default", value));
        return schema;
    }

    private static Map<String, Object> type(WireType type) {
        return switch (type) {
            case WireType.Any() -> Map.of();
            case WireType.Scalar(String name) -> Map.of("type", name);
            case WireType.Named(Class<?> named) -> reference(WireCatalog.name(named));
            case WireType.NullOr(WireType value) -> Map.of("anyOf", List.of(type(value), Map.of("type", "null")));
            case WireType.Items(WireType element) -> ordered("array", "items", type(element));
            case WireType.Dictionary(WireType value) -> ordered("object", "additionalProperties", type(value));
        };
    }

    private static Map<String, Object> ordered(String type, String key, Object value) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", type);
        schema.put(key, value);
        return schema;
    }
}
