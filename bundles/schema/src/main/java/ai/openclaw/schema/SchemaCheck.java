package ai.openclaw.schema;

import ai.openclaw.json5.Json;
import ai.openclaw.references.SecretRef;
import ai.openclaw.schema.SchemaNode.Form;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compares a configuration with its schema, and says what is wrong in the words of contract section 14.1. */
public final class SchemaCheck {
    /** Its keys are those of plugins, so an unknown one is most likely a plugin that is missing. */
    private static final String CHANNELS = "channels";
    private static final Pattern PROVIDER = Pattern.compile("secrets\\.providers\\.[^.]+");
    private final List<SchemaIssue> issues = new ArrayList<>();

    private final Set<String> sources;

    private SchemaCheck(Set<String> sources) { this.sources = sources; }

    /**
     * Everything that breaks a rule of the schema.
     *
     * @param tree before secrets are put in, for a reference is checked as one
     */
    public static List<SchemaIssue> check(SchemaNode schema, @Nullable Object tree) {
        SchemaCheck check = new SchemaCheck(sources(tree));
        check.node(schema, tree, "");
        return check.issues;
    }

    /** The sources of the contract, and those of plugins that providers name. */
    private static Set<String> sources(@Nullable Object tree) {
        Set<String> sources = new LinkedHashSet<>(List.of("env", "file", "exec"));
        if (Json.at(tree, "secrets.providers").orElse(null) instanceof Map<?, ?> providers)
            providers.values().forEach(provider -> foreignSource(provider).ifPresent(sources::add));
        return sources;
    }

    private static Optional<String> foreignSource(@Nullable Object provider) {
        return Json.string(provider, "source").filter(name -> SecretRef.NAME.matcher(name).find() && !SecretRef.SOURCES.contains(name));
    }

    private void node(SchemaNode schema, @Nullable Object value, String path) {
        // its settings are known to the plugin alone, which may not be there yet
        if (PROVIDER.matcher(path).matches() && foreignSource(value).isPresent())
            return;
        List<Form> fitting = schema.forms().stream().filter(form -> kind(form, value)).toList();
        if (fitting.isEmpty())
            issues.add(SchemaWords.unfit(schema.forms(), value, path));
        else if (fitting.size() == 1)
            form(fitting.getFirst(), value, path);
        else
            best(fitting, value, path);
    }

    /** Of several objects the one that says it is of this type speaks, of those left the one with the fewest issues. */
    private void best(List<Form> fitting, @Nullable Object value, String path) {
        List<Form> named = fitting.stream().filter(form -> form instanceof Form.Members members && says(members, value)).toList();
        List<SchemaIssue> fewest = null;
        for (Form form : named.isEmpty() ? fitting : named) {
            SchemaCheck attempt = new SchemaCheck(sources);
            attempt.form(form, value, path);
            if (fewest == null || attempt.issues.size() < fewest.size())
                fewest = attempt.issues;
        }
        if (fewest != null)
            issues.addAll(fewest);
    }

    private static boolean says(Form.Members members, @Nullable Object value) {
        return value instanceof Map<?, ?> map && members.named().entrySet().stream()
                .allMatch(child -> !(child.getValue().forms().getFirst() instanceof Form.Constant) || !map.containsKey(child.getKey())
                        || child.getValue().forms().stream().anyMatch(form -> kind(form, map.get(child.getKey()))));
    }

    /** Whether a value is of the kind of a form, be it within its limits or not. */
    private static boolean kind(Form form, @Nullable Object value) {
        return switch (form) {
            case Form.Anything _ -> true;
            case Form.Flag _ -> value instanceof Boolean;
            case Form.Constant constant -> constant.value().equals(value);
            case Form.Text _ -> value instanceof String;
            case Form.Figure _ -> value instanceof Number number && !Double.isNaN(number.doubleValue());
            case Form.Elements _ -> value instanceof List<?>;
            case Form.Members _,Form.Reference _ -> value instanceof Map<?, ?>;
        };
    }

    private void form(Form form, @Nullable Object value, String path) {
        switch (form) {
            case Form.Text text when value instanceof String string -> SchemaWords.text(text, string, path).ifPresent(issues::add);
            case Form.Figure figure when value instanceof Number number -> SchemaWords.figure(figure, number, path).ifPresent(issues::add);
            case Form.Elements elements when value instanceof List<?> list -> elements(elements, list, path);
            case Form.Members members when value instanceof Map<?, ?> map -> members(members, map, path);
            case Form.Reference _ when value instanceof Map<?, ?> map -> issues.addAll(SchemaWords.reference(map, path, sources));
            default -> {
                // nothing more to say about a flag, a constant or anything
            }
        }
    }

    private void elements(Form.Elements elements, List<?> list, String path) {
        SchemaWords.size(elements, list.size(), path).ifPresent(issues::add);
        for (int i = 0; i < list.size(); i++)
            node(elements.item(), list.get(i), below(path, String.valueOf(i)));
    }

    private void members(Form.Members members, Map<?, ?> map, String path) {
        members.named().forEach((name, child) -> {
            if (map.containsKey(name))
                node(child, map.get(name), below(path, name));
            else if (child.required() && !ReadyProviders.completes(path, name))
                issues.add(SchemaWords.missing(child.forms(), below(path, name)));
        });
        List<String> unknown = new ArrayList<>();
        map.forEach((key, value) -> {
            String name = String.valueOf(key);
            if (members.named().containsKey(name))
                return;
            if (members.others() == null)
                unknown.add(name);
            else
                node(members.others(), value, below(path, name));
        });
        if (path.equals(CHANNELS))
            unknown.forEach(name -> issues.add(
                    new SchemaIssue(below(path, name), "unknown channel id: " + name + "; no installed plugin has it", List.of(), true)));
        else if (!unknown.isEmpty())
            issues.add(unknown(unknown, path));
    }

    private static SchemaIssue unknown(List<String> names, String path) {
        String quoted = names.stream().map(Json::text).collect(Collectors.joining(", "));
        return new SchemaIssue(path, (names.size() == 1 ? "Unrecognized key: " : "Unrecognized keys: ") + quoted, List.of(), true);
    }

    public static String below(String path, String name) { return path.isEmpty() ? name : path + "." + name; }
}
