package ai.openclaw.config;

import ai.openclaw.api.GatewayException;
import ai.openclaw.json5.Json5Document;
import ai.openclaw.json5.Json;
import ai.openclaw.schema.KeyPath;
import ai.openclaw.schema.SchemaIssue;
import ai.openclaw.schema.SchemaNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Changes of single places, one after the other: in the tree, and in the text so that what they are not about stays as it is. */
final class PathEdits {
    private static final String NO_EDIT = "edits must be a list of objects with a path, and a value unless it is to be taken away";
    private final SchemaNode schema;
    private Json5Document document;
    private Object expanded;

    /**
     * @param schema says where a list is meant that is not there yet
     * @param expanded what the document says with its includes put in
     */
    PathEdits(SchemaNode schema, Json5Document document, Object expanded) {
        this.schema = schema;
        this.document = document;
        this.expanded = expanded;
    }

    String text() { return document.text(); }

    Object expanded() { return expanded; }

    /** @throws GatewayException {@code INVALID_REQUEST} when a place is not there */
    void apply(@Nullable Object edits) {
        if (!(edits instanceof List<?> list))
            throw GatewayException.invalid(NO_EDIT);
        for (Object edit : list)
            if (edit instanceof Map<?, ?> map && map.get("path") instanceof List<?> steps && !steps.isEmpty())
                apply(steps.stream().map(String::valueOf).toList(), map.get("value"));
            else
                throw GatewayException.invalid(NO_EDIT);
    }

    private void apply(List<String> path, @Nullable Object value) {
        if (value == null)
            remove(path);
        else
            set(path, value);
    }

    private void set(List<String> path, Object value) {
        List<SchemaIssue> lost = new ArrayList<>();
        Object whole = Redaction.restore(value, find(expanded, path).orElse(null), KeyPath.written(path), lost);
        ConfigChanges.refuse(lost);
        Object target = Json.object(set(expanded, path, 0, whole, Optional.of(schema)));
        document = TreeEdits.apply(document, expanded, target);
        expanded = target;
    }

    private @Nullable Object set(@Nullable Object tree, List<String> path, int at, @Nullable Object value, Optional<SchemaNode> node) {
        if (at == path.size())
            return value;
        String step = path.get(at);
        Optional<SchemaNode> child = node.flatMap(known -> known.child(step));
        if (tree instanceof List<?> || (!(tree instanceof Map<?, ?>) && list(node, step))) {
            List<@Nullable Object> list = tree instanceof List<?> items ? new ArrayList<>(items) : new ArrayList<>();
            int index = index(step, list.size(), path.subList(0, at));
            Object item = set(index < list.size() ? list.get(index) : null, path, at + 1, value, child);
            if (index == list.size())
                list.add(item);
            else
                list.set(index, item);
            return list;
        }
        Map<String, @Nullable Object> map = Json.object(tree);
        map.put(step, set(map.get(step), path, at + 1, value, child));
        return map;
    }

    private static boolean list(Optional<SchemaNode> node, String step) {
        return step.equals("0") && node.filter(known -> known.elements().isPresent()).isPresent();
    }

    private static int index(String step, int size, List<String> list) {
        int index = step.matches("\\d{1,6}") ? Integer.parseInt(step) : -1;
        if (index >= 0 && index <= size)
            return index;
        throw GatewayException
                .invalid(KeyPath.written(list) + " is a list of " + size + "; \"" + step + "\" is no index from 0 to " + size);
    }

    private void remove(List<String> path) {
        if (find(expanded, path).isEmpty())
            throw GatewayException.invalid("config path not found: " + KeyPath.written(path));
        Object target = removed(expanded, path, 0);
        // an element that goes takes its own text with it, rather than that of the last one
        document = find(document.toTree(), path).isPresent() && !includes(path)
                ? document.remove(path)
                : TreeEdits.apply(document, expanded, target);
        expanded = target;
    }

    private boolean includes(List<String> path) {
        for (int i = 0; i < path.size(); i++)
            if (find(document.toTree(), path.subList(0, i)).orElse(null) instanceof Map<?, ?> map && map.containsKey("$include"))
                return true;
        return false;
    }

    private static Object removed(@Nullable Object tree, List<String> path, int at) {
        boolean last = at == path.size() - 1;
        String step = path.get(at);
        if (tree instanceof List<?> items) {
            List<@Nullable Object> list = new ArrayList<>(items);
            int index = Integer.parseInt(step);
            if (last)
                list.remove(index);
            else
                list.set(index, removed(list.get(index), path, at + 1));
            return list;
        }
        Map<String, @Nullable Object> map = new LinkedHashMap<>(Json.object(tree));
        if (last)
            map.remove(step);
        else
            map.put(step, removed(map.get(step), path, at + 1));
        return map;
    }

    /** The value at a path of single steps. */
    private static Optional<Object> find(@Nullable Object tree, List<String> path) {
        Object found = tree;
        for (String step : path) {
            if (found instanceof List<?> list)
                found = step.matches("\\d{1,6}") && Integer.parseInt(step) < list.size() ? list.get(Integer.parseInt(step)) : null;
            else
                found = found instanceof Map<?, ?> map ? map.get(step) : null;
        }
        return Optional.ofNullable(found);
    }
}
