package ai.openclaw.config;

import ai.openclaw.api.ConfigDocument.Changed;
import ai.openclaw.json5.Json;
import ai.openclaw.schema.KeyPath;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The places at which two configurations differ, with what people may see of both. Who wrote the file when is no difference. */
final class TreeDifference {
    private static final String META = "meta";
    private static final Set<String> STAMPS = Set.of("meta.lastTouchedAt", "meta.lastTouchedVersion");
    private final List<Changed> changes = new ArrayList<>();

    private TreeDifference() {}

    /** Each configuration as it is, and masked. */
    static List<Changed> between(@Nullable Object before, @Nullable Object shownBefore, @Nullable Object after,
            @Nullable Object shownAfter) {
        TreeDifference difference = new TreeDifference();
        difference.compare("", before, shownBefore, after, shownAfter);
        return List.copyOf(difference.changes);
    }

    private void compare(String path, @Nullable Object before, @Nullable Object shownBefore, @Nullable Object after,
            @Nullable Object shownAfter) {
        if (Objects.equals(before, after) || STAMPS.contains(path))
            return;
        if (path.equals(META) && (before == null || after == null))
            members(path, Json.object(before), Json.object(shownBefore), Json.object(after), Json.object(shownAfter));
        else if (before instanceof Map<?, ?> one && after instanceof Map<?, ?> other)
            members(path, one, Json.object(shownBefore), other, Json.object(shownAfter));
        else if (before instanceof List<?> one && after instanceof List<?> other && shownBefore instanceof List<?> shownOne
                && shownAfter instanceof List<?> shownOther)
            elements(path, one, shownOne, other, shownOther);
        else
            changes.add(new Changed(path, Optional.ofNullable(shownBefore), Optional.ofNullable(shownAfter)));
    }

    private void members(String path, Map<?, ?> one, Map<String, @Nullable Object> shownOne, Map<?, ?> other,
            Map<String, @Nullable Object> shownOther) {
        Set<Object> keys = new LinkedHashSet<>(one.keySet());
        keys.addAll(other.keySet());
        for (Object key : keys) {
            String name = String.valueOf(key);
            compare(KeyPath.member(path, name), one.get(key), shownOne.get(name), other.get(key), shownOther.get(name));
        }
    }

    private void elements(String path, List<?> one, List<?> shownOne, List<?> other, List<?> shownOther) {
        for (int i = 0; i < Math.max(one.size(), other.size()); i++)
            compare(path + "[" + i + "]", at(one, i), at(shownOne, i), at(other, i), at(shownOther, i));
    }

    private static @Nullable Object at(List<?> list, int index) { return index < list.size() ? list.get(index) : null; }
}
