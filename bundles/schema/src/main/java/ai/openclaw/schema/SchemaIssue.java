package ai.openclaw.schema;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One thing that is wrong with the configuration, as {@code config.get} and refusals tell it (contract section 14.1).
 *
 * @param path dotted, elements by their index; empty for the root
 * @param allowed the only values that are allowed there; empty when there is no such list
 * @param unknown whether it is about keys that nobody knows
 */
public record SchemaIssue(String path, String message, List<String> allowed, boolean unknown) {
    private static final int MAX_ALLOWED = 12;

    public SchemaIssue {
        allowed = List.copyOf(allowed);
    }

    public static SchemaIssue bad(String path, String message) { return new SchemaIssue(path, message, List.of(), false); }

    /** {@code gateway.port: Invalid input: …}. */
    public String text() { return (path.isEmpty() ? "<root>" : path) + ": " + message; }

    public Map<String, Object> tree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("path", path);
        tree.put("message", message);
        if (!allowed.isEmpty()) {
            tree.put("allowedValues", allowed.subList(0, Math.min(MAX_ALLOWED, allowed.size())));
            tree.put("allowedValuesHiddenCount", Math.max(0, allowed.size() - MAX_ALLOWED));
        }
        return tree;
    }
}
