package ai.openclaw.json5;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** JSON trees of JDK types: written as text, and looked into. */
public final class Json {
    private Json() {}

    /** JSON without white space. What JSON has no number for (Infinity, NaN) becomes null. */
    public static String text(@Nullable Object tree) {
        StringBuilder text = new StringBuilder(256);
        write(text, tree);
        return text.toString();
    }

    private static void write(StringBuilder text, @Nullable Object tree) {
        // no pattern switch here and in Substitution: its first use costs milliseconds of the process start
        if (tree instanceof Map<?, ?> map)
            writeObject(text, map);
        else if (tree instanceof List<?> list)
            writeArray(text, list);
        else if (tree instanceof String string)
            quote(text, string, '"');
        else
            text.append(tree instanceof Double number && !Double.isFinite(number) ? null : tree);
    }

    private static void writeObject(StringBuilder text, Map<?, ?> map) {
        char before = '{';
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            quote(text.append(before), String.valueOf(entry.getKey()), '"');
            write(text.append(':'), entry.getValue());
            before = ',';
        }
        text.append(before == '{' ? "{}" : "}");
    }

    private static void writeArray(StringBuilder text, List<?> list) {
        char before = '[';
        for (Object item : list) {
            write(text.append(before), item);
            before = ',';
        }
        text.append(before == '[' ? "[]" : "]");
    }

    /** Appends a string literal that both JSON and JSON5 read. */
    static void quote(StringBuilder text, String string, char quote) {
        text.append(quote);
        for (int i = 0; i < string.length(); i++) {
            char c = string.charAt(i);
            switch (c) {
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                default -> {
                    if (c == quote)
                        text.append('\\').append(c);
                    else if (c < ' ' || c == '\u2028' || c == '\u2029' || lone(string, i))
                        text.append(String.format("\\u%04x", (int) c));
                    else
                        text.append(c);
                }
            }
        }
        text.append(quote);
    }

    /** Half of a surrogate pair has no UTF-8 form. */
    private static boolean lone(String string, int i) {
        char c = string.charAt(i);
        if (Character.isHighSurrogate(c))
            return i + 1 == string.length() || !Character.isLowSurrogate(string.charAt(i + 1));
        return Character.isLowSurrogate(c) && (i == 0 || !Character.isHighSurrogate(string.charAt(i - 1)));
    }

    /** The tree as an object; an empty one when it is something else. */
    public static Map<String, @Nullable Object> object(@Nullable Object tree) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        if (tree instanceof Map<?, ?> map)
            map.forEach((key, value) -> object.put(String.valueOf(key), value));
        return object;
    }

    /** The value at a dotted path; keys may hold dots themselves, elements of lists go by their index. */
    public static Optional<Object> at(@Nullable Object tree, String path) {
        if (path.isEmpty())
            return Optional.ofNullable(tree);
        for (int dot = path.length(); dot > 0; dot = path.lastIndexOf('.', dot - 1)) {
            Object child = child(tree, path.substring(0, dot));
            if (child == null)
                continue;
            Optional<Object> found = dot == path.length() ? Optional.of(child) : at(child, path.substring(dot + 1));
            if (found.isPresent())
                return found;
        }
        return Optional.empty();
    }

    /** The string at a dotted path, if it is one and not empty. */
    public static Optional<String> string(@Nullable Object tree, String path) {
        return at(tree, path).map(value -> value instanceof String text ? text : "").filter(text -> !text.isEmpty());
    }

    private static @Nullable Object child(@Nullable Object tree, String key) {
        if (tree instanceof Map<?, ?> map)
            return map.get(key);
        if (!(tree instanceof List<?> list) || key.length() > 6 || !key.chars().allMatch(c -> c >= '0' && c <= '9'))
            return null;
        int index = Integer.parseInt(key);
        return index < list.size() ? list.get(index) : null;
    }
}
