package ai.openclaw.json5;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A JSON5 text together with its syntax tree; a change yields a new document and touches only the characters it is about. */
public record Json5Document(String text, Json5Node root) {
    public static Json5Document parse(String text) throws Json5Exception { return new Json5Document(text, Json5Parser.parse(text)); }

    /** The value in JDK types: Map, List, String, Long, Double, Boolean or null; of duplicate keys the last wins. */
    public @Nullable Object toTree() {
        return root.tree();
    }

    /** Where the key or element of a dotted path stands. */
    public Optional<Json5Position> position(String path) {
        return Json5Position.of(this, path);
    }

    /** The dotted paths of keys that stand more than once in their object. */
    public List<String> duplicates() {
        return Json5Duplicates.of(root);
    }

    /** Sets the value at a path; parents that are missing, or are plain values, become objects. An array takes an index, or its size to
     * append. */
    public Json5Document set(List<String> path, @Nullable Object value) { return new Json5Editor(this).set(path, value); }

    /** Removes the value at a path if it is there; its comments stay. */
    public Json5Document remove(List<String> path) {
        return new Json5Editor(this).remove(path);
    }
}
