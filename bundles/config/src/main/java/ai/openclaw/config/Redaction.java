package ai.openclaw.config;

import ai.openclaw.json5.Json;
import ai.openclaw.references.SecretRef;
import ai.openclaw.schema.KeyHints;
import ai.openclaw.schema.SchemaCheck;
import ai.openclaw.schema.SchemaIssue;
import ai.openclaw.schema.SchemaNode;
import ai.openclaw.schema.Sensitive;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Masks every secret of a configuration, and puts it back into a text that somebody edited with the mask on (contract section 14.1). */
final class Redaction {
    static final String PLACEHOLDER = "__OPENCLAW_REDACTED__";
    /** A name of a variable is no secret. */
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{[A-Z_][A-Z0-9_]*}");
    private final SchemaNode schema;

    Redaction(SchemaNode schema) { this.schema = schema; }

    /** A text at a key that nobody knows is masked too, for the key may be a secret's, misspelled. */
    @Nullable
    Object mask(@Nullable Object tree) { return mask(tree, List.of(), Optional.of(schema), false); }

    private @Nullable Object mask(@Nullable Object tree, List<String> path, Optional<SchemaNode> node, boolean inside) {
        boolean strange = node.isEmpty() && tree instanceof String && !path.getLast().equals("$include");
        boolean secret = inside || strange || node.map(SchemaNode::sensitive).orElse(false)
                || (!path.isEmpty() && !(tree instanceof Map<?, ?>) && Sensitive.name(path));
        if (tree instanceof Map<?, ?> map && SecretRef.shape(map)) {
            Map<String, @Nullable Object> masked = Json.object(map);
            masked.put("id", PLACEHOLDER);
            return masked;
        }
        if (tree instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> masked = LinkedHashMap.newLinkedHashMap(map.size());
            map.forEach((key, value) -> masked.put(String.valueOf(key),
                    mask(value, KeyHints.append(path, String.valueOf(key)), child(node, String.valueOf(key)), secret)));
            return masked;
        }
        if (tree instanceof List<?> list) {
            List<@Nullable Object> masked = new ArrayList<>(list.size());
            for (Object item : list)
                masked.add(mask(item, KeyHints.append(path, "[]"), child(node, "[]"), secret));
            return masked;
        }
        boolean plain = tree == null || tree instanceof Boolean
                || (tree instanceof String text && (text.isEmpty() || VARIABLE.matcher(text).matches()));
        return secret && !plain ? PLACEHOLDER : tree;
    }

    private static Optional<SchemaNode> child(Optional<SchemaNode> node, String step) { return node.flatMap(found -> found.child(step)); }

    /**
     * The tree with the original in every place that holds the mask.
     *
     * @param lost takes the paths of masks that stand for nothing
     */
    static @Nullable Object restore(@Nullable Object tree, @Nullable Object original, String path, List<SchemaIssue> lost) {
        if (PLACEHOLDER.equals(tree)) {
            if (original == null || PLACEHOLDER.equals(original) || original instanceof Map<?, ?> || original instanceof List<?>)
                lost.add(SchemaIssue.bad(path,
                        "\"" + PLACEHOLDER + "\" stands for a value that the file does not have; give the value itself"));
            return original;
        }
        if (tree instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> restored = LinkedHashMap.newLinkedHashMap(map.size());
            Map<String, @Nullable Object> before = Json.object(original);
            map.forEach((key, value) -> restored.put(String.valueOf(key),
                    restore(value, before.get(String.valueOf(key)), SchemaCheck.below(path, String.valueOf(key)), lost)));
            return restored;
        }
        if (!(tree instanceof List<?> list))
            return tree;
        List<@Nullable Object> restored = new ArrayList<>(list.size());
        for (int i = 0; i < list.size(); i++)
            restored.add(restore(list.get(i), counterpart(list.get(i), i, original), SchemaCheck.below(path, String.valueOf(i)), lost));
        return restored;
    }

    /** The element with the same id, wherever it stood; without ids, the one at the same place. */
    private static @Nullable Object counterpart(@Nullable Object item, int index, @Nullable Object original) {
        if (!(original instanceof List<?> list))
            return null;
        if (item instanceof Map<?, ?> map && map.get("id") instanceof String id && !id.equals(PLACEHOLDER))
            return list.stream().filter(other -> other instanceof Map<?, ?> candidate && id.equals(candidate.get("id"))).findFirst()
                    .orElse(null);
        return index < list.size() ? list.get(index) : null;
    }
}
