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
            text.append('\n').append(type.isEnum() ? choice(type) : object(type));
        return text.toString();
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
            text.append("    public var ").append(identifier(member.name())).append(": ").append(type(member.type()))
                    .append(member.required() ? "" : "?").append('\n');
        return text.append("}\n").toString();
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
            case WireType.OrNull(WireType value) -> type(value);
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
