package ai.openclaw.json5;

import ai.openclaw.json5.Json5Node.Item;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads JSON5 1.0 into nodes that know their place in the text. */
final class Json5Parser {
    /** More nesting than this is refused, so that a hostile file cannot overflow the stack. */
    static final int MAX_DEPTH = 200;
    private final Json5Scanner scanner;
    private int depth;

    private Json5Parser(String text) { scanner = new Json5Scanner(text); }

    static Json5Node parse(String text) throws Json5Exception {
        Json5Parser parser = new Json5Parser(text);
        parser.scanner.skipLayout();
        Json5Node root = parser.value();
        parser.scanner.skipLayout();
        if (!parser.scanner.end())
            throw parser.scanner.wrong();
        return root;
    }

    private Json5Node value() throws Json5Exception {
        char c = scanner.peek();
        if (c != '{' && c != '[')
            return scalar();
        if (++depth > MAX_DEPTH)
            throw scanner.wrong("nested deeper than " + MAX_DEPTH);
        int start = scanner.at();
        List<Item> items = items(c == '{', c == '{' ? '}' : ']');
        depth--;
        return c == '{' ? new Json5Node.Members(start, scanner.at(), items) : new Json5Node.Array(start, scanner.at(), items);
    }

    private List<Item> items(boolean keys, char close) throws Json5Exception {
        List<Item> items = new ArrayList<>();
        scanner.next();
        scanner.skipLayout();
        while (!scanner.skip(close)) {
            int start = scanner.at();
            String key = keys ? key() : "";
            Json5Node value = value();
            scanner.skipLayout();
            int comma = scanner.at();
            boolean more = scanner.skip(',');
            items.add(new Item(start, key, value, more ? comma : -1));
            scanner.skipLayout();
            if (!more && scanner.peek() != close)
                throw scanner.wrong();
        }
        return items;
    }

    private String key() throws Json5Exception {
        char c = scanner.peek();
        String key = c == '"' || c == '\'' ? scanner.string() : scanner.name();
        scanner.skipLayout();
        if (!scanner.skip(':'))
            throw scanner.wrong();
        scanner.skipLayout();
        return key;
    }

    private Json5Node scalar() throws Json5Exception {
        int start = scanner.at();
        Object value = plain();
        return new Json5Node.Scalar(start, scanner.at(), value);
    }

    private @Nullable Object plain() throws Json5Exception {
        char c = scanner.peek();
        if (c == '"' || c == '\'')
            return scanner.string();
        if (scanner.word("true"))
            return true;
        if (scanner.word("false"))
            return false;
        if (scanner.word("null"))
            return null;
        return scanner.number();
    }
}
