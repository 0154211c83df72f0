package ai.openclaw.json5;

import ai.openclaw.json5.Json5Node.Item;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How somebody wrote a JSON5 text: line ends, indentation, quotes. New parts are written likewise. */
final class Json5Style {
    private final String text;
    private final Json5Node root;
    private final String newline;

    Json5Style(Json5Document document) {
        text = document.text();
        root = document.root();
        newline = text.contains("\r\n") ? "\r\n" : "\n";
    }

    String newline() { return newline; }

    /** One step of indentation: that of the first indented line, two spaces when there is none. */
    String unit() {
        for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
            String blank = blank(at + 1);
            int behind = at + 1 + blank.length();
            boolean content = behind < text.length() && !Json5Scanner.lineEnd(text.charAt(behind)) && text.charAt(behind) != '*';
            if (!blank.isEmpty() && content)
                return blank;
        }
        return "  ";
    }

    /** The white space that starts the line of an offset. */
    String indent(int offset) { return blank(lineStart(offset)); }

    private int lineStart(int offset) {
        int start = offset;
        while (start > 0 && !Json5Scanner.lineEnd(text.charAt(start - 1)))
            start--;
        return start;
    }

    private String blank(int from) {
        int to = from;
        while (to < text.length() && (text.charAt(to) == ' ' || text.charAt(to) == '\t'))
            to++;
        return text.substring(from, to);
    }

    boolean hasNewline(int from, int to) { return text.substring(from, to).chars().anyMatch(c -> Json5Scanner.lineEnd((char) c)); }

    /** The offset behind the comments that follow on the same line; the offset itself when there are none. */
    int behindComments(int from, int limit) {
        int behind = from;
        int at = from;
        while (at < limit) {
            if (text.startsWith("//", at)) {
                while (at < limit && !Json5Scanner.lineEnd(text.charAt(at)))
                    at++;
                return at;
            }
            if (text.startsWith("/*", at)) {
                at = text.indexOf("*/", at) + 2;
                behind = at;
            } else if (text.charAt(at) == ' ' || text.charAt(at) == '\t')
                at++;
            else
                break;
        }
        return behind;
    }

    /** Whether what stands between the offsets, layout and comments, ends in a comment that runs to the end of its line. */
    boolean endsWithLineComment(int from, int to) {
        int at = from;
        while (at < to) {
            if (text.startsWith("/*", at))
                at = text.indexOf("*/", at + 2) + 2;
            else if (text.startsWith("//", at))
                return !hasNewline(at, to);
            else
                at++;
        }
        return false;
    }

    /** The quote of a string, or of the first string inside; the double one when there is none. */
    char quote(Json5Node node) {
        char first = text.charAt(node.start());
        if (first == '\'' || first == '"')
            return first;
        List<Item> items = switch (node) {
            case Json5Node.Members members -> members.items();
            case Json5Node.Array array -> array.items();
            case Json5Node.Scalar _ -> List.of();
        };
        return items.isEmpty() ? '"' : quote(items.getFirst().value());
    }

    /** A key and its colon, quoted as the neighbour is. */
    String key(Json5Node.Members members, String key) {
        char first = members.items().isEmpty() ? keyQuote() : text.charAt(members.items().getLast().start());
        return key(key, first) + ": ";
    }

    private static String key(String key, char first) {
        boolean quoted = first == '"' || first == '\'';
        if (!quoted && !key.isEmpty() && Json5Scanner.nameStart(key.charAt(0))
                && key.chars().allMatch(c -> Json5Scanner.namePart((char) c)))
            return key;
        StringBuilder literal = new StringBuilder();
        Json.quote(literal, key, quoted ? first : '"');
        return literal.toString();
    }

    /** How the first key of the text begins. */
    private char keyQuote() {
        return root instanceof Json5Node.Members members && !members.items().isEmpty()
                ? text.charAt(members.items().getFirst().start())
                : '"';
    }

    /** A value as text, its further lines indented by {@code indent}. */
    String value(@Nullable Object value, String indent, char quote, boolean oneLine) {
        StringBuilder written = new StringBuilder();
        write(written, value, oneLine ? "" : indent, quote, oneLine);
        return written.toString();
    }

    private void write(StringBuilder written, @Nullable Object value, String indent, char quote, boolean oneLine) {
        switch (value) {
            case Map<?, ?> map when !map.isEmpty() -> {
                String before = "{";
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    written.append(before).append(gap(indent + unit(), oneLine)).append(key(String.valueOf(entry.getKey()), keyQuote()))
                            .append(": ");
                    write(written, entry.getValue(), indent + unit(), quote, oneLine);
                    before = ",";
                }
                written.append(gap(indent, oneLine)).append('}');
            }
            case List<?> list when !list.isEmpty() -> {
                String before = "[";
                for (Object item : list) {
                    write(written.append(before), item, indent, quote, true);
                    before = ", ";
                }
                written.append(']');
            }
            case String string -> Json.quote(written, string, quote);
            case Double number when !Double.isFinite(number) -> written.append(number);
            case null, default -> written.append(Json.text(value));
        }
    }

    private String gap(String indent, boolean oneLine) { return oneLine ? " " : newline + indent; }

    /** After a removal at an offset: a line that is blank now goes, and so does one of two spaces. */
    void closeGap(StringBuilder result, int at) {
        int from = at;
        while (from > 0 && (result.charAt(from - 1) == ' ' || result.charAt(from - 1) == '\t'))
            from--;
        int to = at;
        while (to < result.length() && (result.charAt(to) == ' ' || result.charAt(to) == '\t'))
            to++;
        boolean lineStart = from > 0 && result.charAt(from - 1) == '\n';
        boolean lineEnd = to < result.length() && (result.charAt(to) == '\n' || result.charAt(to) == '\r');
        if (lineStart && lineEnd)
            result.delete(from, result.charAt(to) == '\r' && result.length() > to + 1 && result.charAt(to + 1) == '\n' ? to + 2 : to + 1);
        else if (from < at && to > at)
            result.delete(at, to);
    }
}
