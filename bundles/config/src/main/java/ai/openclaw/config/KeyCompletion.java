package ai.openclaw.config;

import ai.openclaw.schema.KeyHints;
import ai.openclaw.schema.KeyPath;
import ai.openclaw.schema.SchemaNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What may follow the beginning of a key's path: keys of the schema, and names and indexes that the file has. */
final class KeyCompletion {
    private final String typed;
    private final TreeSet<String> found = new TreeSet<>();

    private KeyCompletion(String typed) { this.typed = typed; }

    /** Paths that begin as typed; one that goes on ends with a dot or a bracket. */
    static List<String> of(SchemaNode root, @Nullable Object tree, String typed) {
        int end = Math.max(typed.lastIndexOf('.'), typed.lastIndexOf('['));
        String base = end < 0 ? "" : typed.substring(0, end);
        List<String> steps = KeyPath.steps(base);
        if (steps.isEmpty() && !base.isEmpty())
            return List.of();
        Optional<SchemaNode> node = Optional.of(root);
        Object value = tree;
        for (String step : steps) {
            node = node.flatMap(known -> known.child(step));
            value = child(value, step);
        }
        KeyCompletion completion = new KeyCompletion(typed);
        completion.collect(base, node, value);
        return List.copyOf(completion.found);
    }

    private void collect(String base, Optional<SchemaNode> node, @Nullable Object value) {
        node.ifPresent(known -> KeyHints.children(known).forEach((name, child) -> {
            if (!name.equals("*") && !name.equals("[]"))
                offer(KeyPath.member(base, name), Optional.of(child), child(value, name));
        }));
        if (value instanceof Map<?, ?> map)
            map.forEach((key, item) -> {
                String name = String.valueOf(key);
                offer(KeyPath.member(base, name), node.flatMap(known -> known.child(name)), item);
            });
        if (value instanceof List<?> list)
            for (int i = 0; i < list.size(); i++)
                offer(base + "[" + i + "]", node.flatMap(known -> known.child("[]")), list.get(i));
    }

    private void offer(String path, Optional<SchemaNode> node, @Nullable Object value) {
        if (!path.startsWith(typed))
            return;
        boolean members = value instanceof Map<?, ?> || node.flatMap(SchemaNode::members).isPresent();
        boolean elements = value instanceof List<?> || node.flatMap(SchemaNode::elements).isPresent();
        if (members)
            found.add(path + ".");
        if (elements)
            found.add(path + "[");
        if ((!members && !elements) || (node.isPresent() && node.get().forms().size() > 1))
            found.add(path);
    }

    private static @Nullable Object child(@Nullable Object value, String step) {
        if (value instanceof List<?> list)
            return step.matches("\\d{1,6}") && Integer.parseInt(step) < list.size() ? list.get(Integer.parseInt(step)) : null;
        return value instanceof Map<?, ?> map ? map.get(step) : null;
    }
}
