package ai.openclaw.cli;

import ai.openclaw.references.SecretRef;
import ai.openclaw.schema.KeyPath;
import ai.openclaw.schema.KnownKeys;
import ai.openclaw.schema.SchemaNode;
import ai.openclaw.schema.Sensitive;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which keys hold credentials, and which of them do so in clear. */
final class SecretKeys {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{[A-Z_][A-Z0-9_]*}");
    private static final Pattern NAME = Pattern.compile(".*(TOKEN|SECRET|PASSWORD|PASSWD|API_?KEY|CREDENTIAL|PRIVATE_?KEY).*");
    private static final Set<String> VARIABLES = Set.of("env", "vars");

    private SecretKeys() {}

    /** Whether the name of a variable says that it is a credential. */
    static boolean variable(String name) {
        return NAME.matcher(name.toUpperCase(Locale.ROOT)).matches();
    }

    /** Credentials in clear, by the steps that lead to them. */
    static Map<List<String>, String> plain(@Nullable Object tree) {
        Map<List<String>, String> found = new LinkedHashMap<>();
        walk(tree, new ArrayList<>(), found);
        return found;
    }

    private static void walk(@Nullable Object tree, List<String> path, Map<List<String>, String> found) {
        if (tree instanceof String text && !path.isEmpty() && !text.isEmpty() && !VARIABLE.matcher(text).matches() && credential(path))
            found.put(List.copyOf(path), text);
        if (tree instanceof Map<?, ?> map && SecretRef.of(map).isEmpty())
            map.forEach((key, value) -> step(value, String.valueOf(key), path, found));
        if (tree instanceof List<?> list)
            for (int i = 0; i < list.size(); i++)
                step(list.get(i), String.valueOf(i), path, found);
    }

    private static void step(@Nullable Object value, String key, List<String> path, Map<List<String>, String> found) {
        path.addLast(key);
        walk(value, path, found);
        path.removeLast();
    }

    private static boolean credential(List<String> path) {
        // any variable may stand there, so its name decides
        if (path.size() > 1 && VARIABLES.contains(path.get(path.size() - 2)))
            return variable(path.getLast());
        return Sensitive.name(path) || node(path).filter(SchemaNode::sensitive).isPresent();
    }

    private static Optional<SchemaNode> node(List<String> path) {
        Optional<SchemaNode> node = Optional.of(KnownKeys.root());
        for (String step : path)
            node = node.flatMap(found -> found.child(step));
        return node;
    }

    /** Whether a reference may stand there; the keys of plugins are known by their names alone. */
    static boolean mayRefer(List<String> path) {
        Optional<SchemaNode> node = node(path).filter(found -> !found.forms().contains(new SchemaNode.Form.Anything()));
        return node.map(found -> found.forms().stream().anyMatch(SchemaNode.Form.Reference.class::isInstance))
                .orElseGet(() -> Sensitive.name(path));
    }

    /** @throws CliException when it is none */
    static List<String> path(String text) {
        List<String> path = KeyPath.steps(text);
        if (path.isEmpty())
            throw new CliException("\"" + text + "\" is no path of a key; write it like models.providers.openai.apiKey",
                    CliException.USAGE);
        return path;
    }
}
