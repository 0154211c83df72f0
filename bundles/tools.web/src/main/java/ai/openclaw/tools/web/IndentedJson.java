package ai.openclaw.tools.web;

import ai.openclaw.api.JsonText;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON with one member on each line. */
final class IndentedJson {
    private static final String STEP = "  ";
    private final StringBuilder text = new StringBuilder();

    private IndentedJson() {}

    /** What is no JSON stays as it is. */
    static String of(String json) {
        try {
            IndentedJson indented = new IndentedJson();
            indented.write(JsonText.parse(json), "\n");
            return indented.text.toString();
        } catch (IllegalArgumentException e) {
            return json;
        }
    }

    private void write(@Nullable Object value, String line) {
        if (value instanceof Map<?, ?> map && !map.isEmpty())
            all(map.entrySet().iterator(), '{', '}', line);
        else if (value instanceof List<?> list && !list.isEmpty())
            all(list.iterator(), '[', ']', line);
        else
            text.append(JsonText.write(value));
    }

    private void all(Iterator<?> items, char open, char close, String line) {
        text.append(open);
        while (items.hasNext()) {
            text.append(line).append(STEP);
            Object item = items.next();
            if (item instanceof Map.Entry<?, ?> entry)
                text.append(JsonText.write(entry.getKey())).append(": ");
            write(item instanceof Map.Entry<?, ?> entry ? entry.getValue() : item, line + STEP);
            text.append(items.hasNext() ? "," : "");
        }
        text.append(line).append(close);
    }
}
