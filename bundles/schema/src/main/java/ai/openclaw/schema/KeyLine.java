package ai.openclaw.schema;

import ai.openclaw.api.JsonText;
import ai.openclaw.schema.SchemaNode.Form;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One line of the table of known keys: {@code port! integer >=0 <=65535 =18789}. Behind the name, {@code !} when it is required, and the
 * types between bars; then the limits of a number, a text's length or a list's size, {@code uri}, {@code /pattern/}, {@code sensitive},
 * and last the value that a missing one stands for.
 */
final class KeyLine {
    private static final Pattern SPACE = Pattern.compile(" ");
    private static final Pattern BAR = Pattern.compile("\\|");
    private final String name;
    private final boolean required;
    private final String types;
    private double min = Double.NEGATIVE_INFINITY;
    private double max = Double.POSITIVE_INFINITY;
    private boolean above;
    private boolean uri;
    private boolean sensitive;
    private @Nullable Pattern pattern;
    private @Nullable Object preset;

    KeyLine(String line) {
        int value = line.indexOf(" =");
        if (value >= 0)
            preset = JsonText.parse(line.substring(value + 2));
        String[] words = SPACE.split(value < 0 ? line : line.substring(0, value), -1);
        required = words[0].endsWith("!");
        name = required ? words[0].substring(0, words[0].length() - 1) : words[0];
        types = words[1];
        for (int i = 2; i < words.length; i++)
            limit(words[i]);
    }

    private void limit(String word) {
        if (word.startsWith(">=") || word.startsWith(">")) {
            above = !word.startsWith(">=");
            min = Double.parseDouble(word.substring(above ? 1 : 2));
        } else if (word.startsWith("<="))
            max = Double.parseDouble(word.substring(2));
        else if (word.startsWith("/"))
            pattern = Pattern.compile(word.substring(1, word.length() - 1));
        else if (word.equals("uri"))
            uri = true;
        else if (word.equals("sensitive"))
            sensitive = true;
        else
            throw new IllegalArgumentException(name + ": " + word);
    }

    String name() { return name; }

    /** @param children by name: {@code *} is any other, {@code []} the element of a list, {@code (0)} the first of several objects */
    SchemaNode node(Map<String, SchemaNode> children) {
        List<Form> forms = new ArrayList<>();
        children.forEach((key, child) -> {
            if (key.startsWith("("))
                forms.addAll(child.forms());
        });
        if (forms.isEmpty())
            for (String type : BAR.split(types, -1))
                forms.add(form(type, children));
        return new SchemaNode(forms, required, sensitive, preset, "");
    }

    private Form form(String type, Map<String, SchemaNode> children) {
        return switch (type) {
            case "any" -> new Form.Anything();
            case "boolean" -> new Form.Flag();
            case "false" -> new Form.Constant(false);
            case "secret" -> new Form.Reference();
            case "string" -> new Form.Text(count(min, 0), count(max, Integer.MAX_VALUE), pattern, uri);
            case "integer", "number" -> new Form.Figure(type.equals("integer"), min, above, max);
            case "list" ->
                new Form.Elements(children.getOrDefault("[]", SchemaNode.ANYTHING), count(min, 0), count(max, Integer.MAX_VALUE));
            case "map" -> new Form.Members(Map.of(), SchemaNode.ANYTHING);
            case "object" -> members(children);
            default -> new Form.Constant(type.substring(1, type.length() - 1));
        };
    }

    private static int count(double limit, int without) { return Double.isInfinite(limit) ? without : (int) limit; }

    private static Form members(Map<String, SchemaNode> children) {
        Map<String, SchemaNode> named = new LinkedHashMap<>(children);
        return new Form.Members(named, named.remove("*"));
    }
}
