package ai.openclaw.json5;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The keys of a text that stand more than once in their object, where only the last one counts. */
final class Json5Duplicates {
    private final List<String> paths = new ArrayList<>();

    private Json5Duplicates() {}

    /** By their dotted path, each once. */
    static List<String> of(Json5Node root) {
        Json5Duplicates duplicates = new Json5Duplicates();
        duplicates.look(root, "");
        return duplicates.paths.stream().distinct().toList();
    }

    private void look(Json5Node node, String path) {
        switch (node) {
            case Json5Node.Members members -> {
                Set<String> keys = new HashSet<>();
                for (Json5Node.Item item : members.items()) {
                    String place = path.isEmpty() ? item.key() : path + "." + item.key();
                    if (!keys.add(item.key()))
                        paths.add(place);
                    look(item.value(), place);
                }
            }
            case Json5Node.Array array -> {
                for (int i = 0; i < array.items().size(); i++)
                    look(array.items().get(i).value(), path + "[" + i + "]");
            }
            case Json5Node.Scalar _ -> {
                // has no keys
            }
        }
    }
}
