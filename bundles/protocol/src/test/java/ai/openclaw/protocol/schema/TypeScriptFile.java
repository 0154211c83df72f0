package ai.openclaw.protocol.schema;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The protocol as TypeScript declarations. */
final class TypeScriptFile {
    private static final String TAIL = """

        export type MethodParams = { [Method in keyof Methods]: Methods[Method]["params"] };
        export type MethodResults = { [Method in keyof Methods]: Methods[Method]["result"] };
        export type EventPayloads = Events;
        """;
    private final WireCatalog catalog;

    TypeScriptFile(WireCatalog catalog) { this.catalog = catalog; }

    String text() {
        StringBuilder text = new StringBuilder(
                "// OpenClaw gateway protocol 3 and 4. Generated; see openclaw-protocol.schema.json for the limits.\n");
        for (Class<?> type : catalog.types())
            text.append('\n').append(declaration(type));
        text.append('\n').append(methods());
        text.append('\n').append(events());
        return text.append(TAIL).toString();
    }

    private static String declaration(Class<?> type) {
        if (type.isEnum())
            return choice(type);
        if (type.isSealed())
            return alias(type, Arrays.stream(type.getPermittedSubclasses()).map(WireCatalog::name).collect(Collectors.joining(" | ")));
        return WireType.alone(type).map(value -> alias(type, type(value))).orElseGet(() -> object(type));
    }

    private static String alias(Class<?> type, String value) { return "export type " + WireCatalog.name(type) + " = " + value + ";\n"; }

    private static String choice(Class<?> type) {
        return alias(type, WireCatalog.constants(type).stream().map(constant -> "\"" + constant + "\"").collect(Collectors.joining(" | ")));
    }

    private static String object(Class<?> type) {
        StringBuilder text = new StringBuilder("export interface " + WireCatalog.name(type) + " {\n");
        for (WireType.Member member : WireType.members(type))
            text.append("  ").append(member.name()).append(member.required() ? ": " : "?: ").append(type(member.type())).append(";\n");
        if (WireType.open(type))
            text.append("  [key: string]: unknown;\n");
        return text.append("}\n").toString();
    }

    private String methods() {
        StringBuilder text = new StringBuilder("export interface Methods {\n");
        catalog.params().forEach((method, params) -> text.append("  \"").append(method).append("\": { params: ")
                .append(WireCatalog.name(params)).append("; result: ").append(WireCatalog.name(catalog.result(method))).append(" };\n"));
        return text.append("}\n").toString();
    }

    private String events() {
        StringBuilder text = new StringBuilder("export interface Events {\n");
        catalog.events()
                .forEach((event, type) -> text.append("  \"").append(event).append("\": ").append(WireCatalog.name(type)).append(";\n"));
        return text.append("}\n").toString();
    }

    private static String type(WireType type) {
        return switch (type) {
            case WireType.Any() -> "unknown";
            case WireType.Scalar(String name) -> name.equals("integer") ? "number" : name;
            case WireType.Named(Class<?> named) -> WireCatalog.name(named);
            case WireType.NullOr(WireType value) -> type(value) + " | null";
            case WireType.Items(WireType element) ->
                element instanceof WireType.NullOr ? "(" + type(element) + ")[]" : type(element) + "[]";
            case WireType.Dictionary(WireType value) -> "Record<string, " + type(value) + ">";
        };
    }
}
