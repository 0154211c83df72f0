package ai.openclaw.protocol.schema;

import java.util.Locale;
import java.util.Set;

/** The protocol as Swift types. */
final class SwiftFile {
    private static final Set<String> KEYWORDS = Set.of("default", "internal", "operator", "protocol", "public", "private", "self", "in",
            "is", "as", "case", "class", "enum", "extension", "func", "import", "init", "let", "repeat", "return", "static", "struct",
            "switch", "var", "where");
    private static final String HEAD = """
        // OpenClaw gateway protocol 3 and 4. Generated; see openclaw-protocol.schema.json for the limits.
        import Foundation

        /// Any JSON.
        public enum JSONValue: Codable, Hashable, Sendable {
            case null
            case bool(Bool)
            case number(Double)
            case string(String)
            case array([JSONValue])
            case object([String: JSONValue])

            public init(from decoder: Decoder) throws {
                let value = try decoder.singleValueContainer()
                if value.decodeNil() { self = .null }
                else if let bool = try? value.decode(Bool.self) { self = .bool(bool) }
                else if let number = try? value.decode(Double.self) { self = .number(number) }
                else if let string = try? value.decode(String.self) { self = .string(string) }
                else if let array = try? value.decode([JSONValue].self) { self = .array(array) }
                else { self = .object(try value.decode([String: JSONValue].self)) }
            }

            public func encode(to encoder: Encoder) throws {
                var value = encoder.singleValueContainer()
                switch self {
                case .null: try value.encodeNil()
                case .bool(let bool): try value.encode(bool)
                case .number(let number): try value.encode(number)
                case .string(let string): try value.encode(string)
                case .array(let array): try value.encode(array)
                case .object(let object): try value.encode(object)
                }
            }
        }
        """;
    private final WireCatalog catalog;

    SwiftFile(WireCatalog catalog) { this.catalog = catalog; }

    String text() {
        StringBuilder text = new StringBuilder(HEAD);
        for (Class<?> type : catalog.types())
            text.append('\n').append(declaration(type));
        return text.toString();
    }

    private static String declaration(Class<?> type) {
        if (type.isEnum())
            return choice(type);
        if (type.isSealed())
            return oneOf(type);
        return WireType.alone(type).map(value -> "public typealias " + WireCatalog.name(type) + " = " + optional(value, true) + "\n")
                .orElseGet(() -> object(type));
    }

    /** The first of the records that fits. */
    private static String oneOf(Class<?> type) {
        StringBuilder cases = new StringBuilder();
        StringBuilder reads = new StringBuilder();
        StringBuilder writes = new StringBuilder();
        for (Class<?> one : type.getPermittedSubclasses()) {
            String name = identifier(one.getSimpleName().substring(0, 1).toLowerCase(Locale.ROOT) + one.getSimpleName().substring(1));
            cases.append("    case ").append(name).append('(').append(WireCatalog.name(one)).append(")\n");
            reads.append("        if let value = try? ").append(WireCatalog.name(one)).append("(from: decoder) { self = .").append(name)
                    .append("(value); return }\n");
            writes.append("        case .").append(name).append("(let value): try value.encode(to: encoder)\n");
        }
        return """
            public enum %s: Codable, Hashable, Sendable {
            %s
                public init(from decoder: Decoder) throws {
            %s        throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "none of its forms"))
                }

                public func encode(to encoder: Encoder) throws {
                    switch self {
            %s        }
                }
            }
            """.formatted(WireCatalog.name(type), cases, reads, writes);
    }

    private static String choice(Class<?> type) {
        StringBuilder text = new StringBuilder("public enum " + WireCatalog.name(type) + ": String, Codable, Hashable, Sendable {\n");
        for (String constant : WireCatalog.constants(type))
            text.append("    case ").append(identifier(camel(constant))).append(" = \"").append(constant).append("\"\n");
        return text.append("}\n").toString();
    }

    private static String object(Class<?> type) {
        StringBuilder text = new StringBuilder("public struct " + WireCatalog.name(type) + ": Codable, Hashable, Sendable {\n");
        for (WireType.Member member : WireType.members(type))
            text.append("    public var ").append(identifier(member.name())).append(": ").append(optional(member.type(), member.required()))
                    .append('\n');
        return text.append("}\n").toString();
    }

    private static String optional(WireType type, boolean required) {
        return required && !(type instanceof WireType.NullOr) ? type(type) : type(type) + "?";
    }

    private static String type(WireType type) {
        return switch (type) {
            case WireType.Any() -> "JSONValue";
            case WireType.Scalar(String name) -> switch (name) {
                case "boolean" -> "Bool";
                case "integer" -> "Int";
                case "number" -> "Double";
                default -> "String";
            };
            case WireType.Named(Class<?> named) -> WireCatalog.name(named);
            case WireType.NullOr(WireType value) -> type(value);
            case WireType.Items(WireType element) -> "[" + type(element) + "]";
            case WireType.Dictionary(WireType value) -> "[String: " + type(value) + "]";
        };
    }

    private static String identifier(String name) { return KEYWORDS.contains(name) ? "`" + name + "`" : name; }

    private static String camel(String constant) {
        StringBuilder text = new StringBuilder();
        for (String word : constant.toLowerCase(Locale.ROOT).split("[-_.]", -1))
            text.append(text.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        return text.toString();
    }
}
