package ai.openclaw.config;

import ai.openclaw.json5.Json5Document;
import ai.openclaw.schema.KeyHints;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes a text say something else by edits of what differs, so that comments and layout of the rest stay. An {@code $include} stays as long
 * as what it stands for does; else the object around it is written out.
 */
final class TreeEdits {
    private Json5Document document;

    private TreeEdits(Json5Document document) { this.document = document; }

    /**
     * @param expanded what the document says with its includes put in
     * @param target what it is to say
     */
    static Json5Document apply(Json5Document document, @Nullable Object expanded, @Nullable Object target) {
        TreeEdits edits = new TreeEdits(document);
        edits.change(List.of(), document.toTree(), expanded, target);
        return edits.document;
    }

    private void change(List<String> path, @Nullable Object written, @Nullable Object expanded, @Nullable Object target) {
        if (Objects.equals(expanded, target))
            return;
        if (written instanceof Map<?, ?> map && expanded instanceof Map<?, ?> before && target instanceof Map<?, ?> after
                && !map.containsKey("$include"))
            members(path, map, before, after);
        else if (written instanceof List<?> list && expanded instanceof List<?> before && target instanceof List<?> after)
            elements(path, list, before, after);
        else
            document = document.set(path, target);
    }

    private void members(List<String> path, Map<?, ?> written, Map<?, ?> before, Map<?, ?> after) {
        Set<Object> keys = new LinkedHashSet<>(before.keySet());
        keys.addAll(after.keySet());
        for (Object key : keys) {
            List<String> place = KeyHints.append(path, String.valueOf(key));
            if (!after.containsKey(key))
                document = document.remove(place);
            else if (!before.containsKey(key))
                document = document.set(place, after.get(key));
            else
                change(place, written.get(key), before.get(key), after.get(key));
        }
    }

    private void elements(List<String> path, List<?> written, List<?> before, List<?> after) {
        int common = Math.min(before.size(), after.size());
        List<?> items = new ArrayList<>(written);
        for (int i = 0; i < common; i++)
            change(KeyHints.append(path, String.valueOf(i)), items.get(i), before.get(i), after.get(i));
        for (int i = common; i < after.size(); i++)
            document = document.set(KeyHints.append(path, String.valueOf(i)), after.get(i));
        for (int i = before.size() - 1; i >= common; i--)
            document = document.remove(KeyHints.append(path, String.valueOf(i)));
    }
}
