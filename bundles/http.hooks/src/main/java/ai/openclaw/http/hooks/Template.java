package ai.openclaw.http.hooks;

import ai.openclaw.api.JsonText;
import ai.openclaw.endpoint.Tree;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A text with places such as {@code {{a.b[0].c}}}, which are looked up in the body of a webhook, or in {@code headers.x}, {@code query.x},
 * {@code path} and {@code now}. What is not there is empty; what is put in is not looked at again.
 */
record Template(String text) {
    private static final Pattern PLACE = Pattern.compile("\\{\\{\\s*([^{}]*?)\\s*}}");
    private static final Pattern STEP = Pattern.compile("([^.\\[\\]]+)|\\[(\\d{1,6})]");

    /** What places are looked up in; headers without credentials. */
    record Source(Map<String, Object> payload, Map<String, Object> headers, Map<String, Object> query, String path, String now) {
        private @Nullable Object root(String name) {
            return switch (name) {
                case "payload" -> payload;
                case "headers" -> headers;
                case "query" -> query;
                case "path" -> path;
                case "now" -> now;
                default -> null;
            };
        }
    }

    /** Whether something of what came in is put in. */
    boolean open() { return PLACE.matcher(text).find(); }

    String fill(Source source) {
        return PLACE.matcher(text).replaceAll(place -> Matcher.quoteReplacement(words(find(place.group(1), source))));
    }

    private static Optional<Object> find(String path, Source source) {
        Matcher steps = STEP.matcher(path);
        boolean rooted = steps.find() && steps.group(1) != null && source.root(steps.group(1)) != null;
        Object node = rooted ? source.root(steps.group(1)) : source.payload();
        if (!rooted)
            steps.reset();
        while (node != null && steps.find())
            node = steps.group(1) != null ? Tree.object(node).get(steps.group(1)) : element(node, Integer.parseInt(steps.group(2)));
        return path.isEmpty() ? Optional.empty() : Optional.ofNullable(node);
    }

    private static @Nullable Object element(Object node, int index) {
        List<?> array = Tree.array(node);
        return index < array.size() ? array.get(index) : null;
    }

    private static String words(Optional<Object> value) {
        return value.map(found -> found instanceof String text ? text : JsonText.write(found)).orElse("");
    }
}
