package ai.openclaw.json5;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a tree as JSON5 from scratch: bare keys, single quotes, a comma behind every line (contract section 14.1, {@code raw}). */
public final class Json5Print {
    private final StringBuilder text = new StringBuilder();

    private Json5Print() {}

    public static String print(@Nullable Object tree) {
        Json5Print print = new Json5Print();
        print.value(tree, "");
        return print.text.append('\n').toString();
    }

    private void value(@Nullable Object value, String indent) {
        switch (value) {
            case Map<?, ?> map when !map.isEmpty() -> {
                text.append('{');
                map.forEach((key, item) -> {
                    text.append('\n').append(indent).append("  ");
                    key(String.valueOf(key));
                    value(item, indent + "  ");
                    text.append(',');
                });
                text.append('\n').append(indent).append('}');
            }
            case List<?> list when !list.isEmpty() -> {
                text.append('[');
                for (Object item : list) {
                    text.append('\n').append(indent).append("  ");
                    value(item, indent + "  ");
                    text.append(',');
                }
                text.append('\n').append(indent).append(']');
            }
            case String string -> Json.quote(text, string, '\'');
            case Double number when !Double.isFinite(number) -> text.append(number);
            case null, default -> text.append(Json.text(value));
        }
    }

    private void key(String key) {
        boolean bare = !key.isEmpty() && Json5Scanner.nameStart(key.charAt(0))
                && key.chars().allMatch(c -> Json5Scanner.namePart((char) c));
        if (bare)
            text.append(key);
        else
            Json.quote(text, key, '\'');
        text.append(": ");
    }
}
