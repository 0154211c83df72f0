package ai.openclaw.protocol.schema;

import java.util.Map;
import java.util.stream.Collectors;

/** The protocol as TypeScript declarations. */
final class TypeScriptFile {
    private final WireCatalog catalog;

    TypeScriptFile(WireCatalog catalog) { this.catalog = catalog; }

    String text() {
        StringBuilder text = new StringBuilder(
                "// OpenClaw gateway protocol 3 and 4. Generated; see openclaw-protocol.schema.json for the limits.\n");
        for (Class<?> type : catalog.types())
            text.append('\n').append(type.isEnum() ? choice(type) : object(type));
        text.append('\n').append(table("MethodParams", catalog.methods()));
        text.append('\n').append(table("EventPayloads", catalog.events()));
        return text.toString();
    }

    private static String choice(Class<?> type) {
        return "export type " + WireCatalog.name(type) + " = "
                + WireCatalog.constants(type).stream().map(constant -> "\"" + constant + "\"").collect(Collectors.joining(" | ")) + ";\n";
    }

    private static String object(Class<?> type) {
        StringBuilder text = new StringBuilder("export interface " + WireCatalog.name(type) + " {\n");
        for (WireType.Member member : WireType.members(type))
            text.append("  ").append(member.name()).append(member.required() ? ": " : "?: ").append(type(member.type())).append(";\n");
        if (WireType.open(type))
            text.append("  [key: string]: unknown;\n");
        return text.append("}\n").toString();
    }

    private static String table(String name, Map<String, Class<?>> entries) {
        StringBuilder text = new StringBuilder("export interface " + name + " {\n");
        entries.forEach((key, type) -> text.append("  \"").append(key).append("\": ").append(WireCatalog.name(type)).append(";\n"));
        return text.append("}\n").toString();
    }

    private static String type(WireType type) {
        return switch (type) {
            case WireType.Any() -> "unknown";
            case WireType.Scalar(String name) -> name.equals("integer") ? "number" : name;
            case WireType.Named(Class<?> named) -> WireCatalog.name(named);
            case WireType.OrNull(WireType value) -> type(value) + " | null";
            case WireType.Items(WireType element) -> type(element) + "[]";
            case WireType.Dictionary(WireType value) -> "Record<string, " + type(value) + ">";
        };
    }
}
