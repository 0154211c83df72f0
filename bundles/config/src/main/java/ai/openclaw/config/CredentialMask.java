package ai.openclaw.config;

import ai.openclaw.schema.Sensitive;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Hides texts that came from a secret source, and those at keys that sound like a credential's. */
record CredentialMask(Set<String> secrets) {
    Object mask(Object tree, List<String> path) {
        if (tree instanceof String text)
            return secrets.contains(text) || (!text.isEmpty() && Sensitive.name(path)) ? Redaction.PLACEHOLDER : text;
        if (tree instanceof List<?> list) {
            List<@Nullable Object> masked = new ArrayList<>(list.size());
            for (Object item : list)
                masked.add(item == null ? null : mask(item, path));
            return masked;
        }
        if (!(tree instanceof Map<?, ?> map))
            return tree;
        Map<String, @Nullable Object> masked = LinkedHashMap.newLinkedHashMap(map.size());
        map.forEach((key, value) -> {
            String name = String.valueOf(key);
            masked.put(name, value == null ? null : mask(value, Stream.concat(path.stream(), Stream.of(name)).toList()));
        });
        return masked;
    }
}
