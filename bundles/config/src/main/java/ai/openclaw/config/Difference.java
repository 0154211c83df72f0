package ai.openclaw.config;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The dotted paths at which two configurations differ; an object that is new or gone counts as one path (contract section 14.2). */
final class Difference {
    private final Set<String> paths = new LinkedHashSet<>();

    private Difference() {}

    static List<String> paths(@Nullable Object before, @Nullable Object after) {
        Difference difference = new Difference();
        difference.compare("", before, after);
        return List.copyOf(difference.paths);
    }

    private void compare(String path, @Nullable Object before, @Nullable Object after) {
        if (before instanceof Map<?, ?> one && after instanceof Map<?, ?> other) {
            Set<Object> keys = new LinkedHashSet<>(one.keySet());
            keys.addAll(other.keySet());
            keys.forEach(key -> compare(path.isEmpty() ? String.valueOf(key) : path + "." + key, one.get(key), other.get(key)));
        } else if (before instanceof List<?> one && after instanceof List<?> other && one.size() == other.size()) {
            List<?> items = new ArrayList<>(one);
            for (int i = 0; i < items.size(); i++)
                compare(path + "[]", items.get(i), other.get(i));
        } else if (!Objects.equals(before, after))
            paths.add(path);
    }
}
