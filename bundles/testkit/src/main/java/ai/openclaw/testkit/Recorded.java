package ai.openclaw.testkit;

import ai.openclaw.api.GatewayException;
import ai.openclaw.api.JsonText;
import ai.openclaw.api.MethodGroup;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One exchange with the gateway whose contract this one keeps.
 *
 * @param name what was tried
 * @param params of the request
 * @param answers payloads, or the messages of errors
 */
public record Recorded(String name, String method, Map<String, Object> params, List<Map<String, Object>> answers) {

    /** The exchanges of the resource {@code recorded.json} beside a test. */
    public static List<Recorded> of(Class<?> test) {
        List<Recorded> exchanges = new ArrayList<>();
        for (Object each : (List<?>) json(test, "/recorded.json"))
            exchanges.add(new Recorded(String.valueOf(Tree.at(each, "name")), String.valueOf(Tree.at(each, "method")),
                    map(Tree.at(each, "params")), ((List<?>) json(Tree.at(each, "answers"))).stream().map(Recorded::map).toList()));
        return exchanges;
    }

    private static Map<String, Object> map(@Nullable Object tree) {
        Map<String, Object> map = new LinkedHashMap<>();
        ((Map<?, ?>) json(tree)).forEach((key, value) -> map.put(String.valueOf(key), value));
        return map;
    }

    private static Object json(@Nullable Object tree) {
        if (tree == null)
            throw new AssertionError("null in recorded.json");
        return tree;
    }

    /** A resource beside a test. */
    public static Object json(Class<?> test, String resource) {
        try (InputStream in = test.getResourceAsStream(resource)) {
            if (in == null)
                throw new AssertionError("no resource " + resource);
            Object tree = JsonText.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            if (tree == null)
                throw new AssertionError(resource + " is null");
            return tree;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public String toString() { return name; }

    /** Whether the last answer is a payload. */
    public boolean good() { return Boolean.TRUE.equals(answers.getLast().get("ok")); }

    public @Nullable Object payload() { return answers.getLast().get("payload"); }

    /** The code and the words of the refusal. */
    public String refusal() {
        return answers.getLast().get("error") instanceof Map<?, ?> error ? error.get("code") + ": " + error.get("message") : "";
    }

    /** Sends the request; the answer as it stands on the wire, or code and words of a refusal. */
    public Object replay(MethodGroup group, FakeCall call) throws Exception {
        try {
            return wire(call.invoke(group, method, params));
        } catch (GatewayException e) {
            return e.code() + ": " + e.message();
        }
    }

    /** A tree as a client sees it. */
    public static Object wire(Object tree) {
        Object parsed = JsonText.parse(JsonText.write(tree));
        return parsed == null ? "null" : parsed;
    }

    /** What the recorded tree has and the other has not, or has as something else: paths, of lists by their first items. */
    public static List<String> missing(@Nullable Object recorded, @Nullable Object actual) {
        List<String> paths = new ArrayList<>();
        missing("", recorded, actual, paths);
        return paths;
    }

    private static void missing(String path, @Nullable Object recorded, @Nullable Object actual, List<String> paths) {
        if (recorded == null)
            return;
        if (recorded instanceof Map<?, ?> map && actual instanceof Map<?, ?> other)
            map.forEach((key, value) -> {
                if (other.containsKey(key))
                    missing(path + "/" + key, value, other.get(key), paths);
                else
                    paths.add(path + "/" + key);
            });
        else if (recorded instanceof List<?> list && actual instanceof List<?> other) {
            if (!list.isEmpty() && !other.isEmpty())
                missing(path + "/0", list.getFirst(), other.getFirst(), paths);
        } else if (actual == null || !kind(recorded).equals(kind(actual)))
            paths.add(path);
    }

    private static String kind(Object value) {
        return value instanceof Map<?, ?>
                ? "object"
                : value instanceof List<?> ? "array" : value instanceof Number ? "number" : value instanceof Boolean ? "boolean" : "string";
    }
}
