package ai.openclaw.config;

import ai.openclaw.references.Variables;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts values in the place of {@code ${NAME}} (contract section 14.3); remembers what it did not find. References to secrets stay. */
final class Substitution {
    private final Variables variables;
    private final List<String> warnings = new ArrayList<>();
    private final Map<String, String> failures = new LinkedHashMap<>();
    private final Map<String, String> missing = new LinkedHashMap<>();

    Substitution(Variables variables) { this.variables = variables; }

    /** A sentence for each thing that was not found. */
    List<String> warnings() { return warnings; }

    /** By dotted path: why a value is not available, in the words of contract section 15 for where it is a credential. */
    Map<String, String> failures() {
        return failures;
    }

    /** By dotted path: the variable that is not set. */
    Map<String, String> missing() { return missing; }

    @Nullable
    Object apply(@Nullable Object tree, String path) {
        if (tree instanceof String text)
            return text.contains("${") ? substitute(text, path) : text;
        if (tree instanceof List<?> list)
            return list(list, path);
        if (tree instanceof Map<?, ?> map)
            return object(map, path);
        return tree;
    }

    private List<@Nullable Object> list(List<?> list, String path) {
        List<@Nullable Object> result = new ArrayList<>(list.size());
        for (int i = 0; i < list.size(); i++)
            result.add(apply(list.get(i), path + "[" + i + "]"));
        return result;
    }

    private Map<String, @Nullable Object> object(Map<?, ?> map, String path) {
        Map<String, @Nullable Object> result = LinkedHashMap.newLinkedHashMap(map.size());
        map.forEach((key, value) -> {
            Object applied = apply(value, path.isEmpty() ? String.valueOf(key) : path + "." + key);
            if (applied != null || value == null)
                result.put(String.valueOf(key), applied);
        });
        return result;
    }

    private String substitute(String text, String path) {
        StringBuilder result = new StringBuilder(text.length());
        int from = 0;
        for (int at = text.indexOf("${"); at >= 0; at = text.indexOf("${", from)) {
            int close = nameEnd(text, at + 2);
            boolean literal = at > from && text.charAt(at - 1) == '$';
            if (close < 0)
                result.append(text, from, at + 2);
            else if (literal)
                result.append(text, from, at - 1).append(text, at, close + 1);
            else
                result.append(text, from, at).append(value(text.substring(at + 2, close), path));
            from = close < 0 ? at + 2 : close + 1;
        }
        return result.append(text, from, text.length()).toString();
    }

    private String value(String name, String path) {
        Optional<String> value = variables.find(name);
        if (value.isEmpty()) {
            warnings.add("missing env var \"" + name + "\" at " + path + " — feature using this value will be unavailable");
            failures.putIfAbsent(path, "SecretRefResolutionError: Environment variable \"" + name + "\" is missing or empty.");
            missing.putIfAbsent(path, name);
        }
        return value.orElse("${" + name + "}");
    }

    /** Where the brace closes behind a name of {@code [A-Z_][A-Z0-9_]*}, or -1. */
    private static int nameEnd(String text, int from) {
        int at = from;
        while (at < text.length() && (text.charAt(at) == '_' || (text.charAt(at) >= 'A' && text.charAt(at) <= 'Z')
                || (at > from && text.charAt(at) >= '0' && text.charAt(at) <= '9')))
            at++;
        return at > from && at < text.length() && text.charAt(at) == '}' ? at : -1;
    }
}
