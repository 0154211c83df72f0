package ai.openclaw.schema;

import ai.openclaw.json5.Json;
import ai.openclaw.references.SecretRef;
import ai.openclaw.schema.SchemaNode.Form;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The sentences in which a wrong value is refused, worded as existing clients know them (transcripts config-rpc and config-reload). */
public final class SchemaWords {
    private static final Set<String> KEYS = Set.of("source", "provider", "id");

    private SchemaWords() {}

    /** A value that is of none of the kinds that may stand there. */
    static SchemaIssue unfit(List<Form> forms, @Nullable Object value, String path) {
        List<String> allowed = allowed(forms);
        if (allowed.isEmpty() || forms.stream().anyMatch(form -> !closed(form)))
            return SchemaIssue.bad(path, "Invalid input: expected " + expected(forms) + ", received " + kind(value));
        String labels = forms.stream().filter(Form.Constant.class::isInstance).map(SchemaWords::expected).collect(Collectors.joining("|"));
        if (forms.stream().anyMatch(Form.Flag.class::isInstance)) {
            String hint = forms.stream()
                    .flatMap(form -> form instanceof Form.Flag ? List.of("true", "false").stream() : List.of(expected(form)).stream())
                    .collect(Collectors.joining(", "));
            return new SchemaIssue(path,
                    "Invalid input: expected " + expected(forms) + ", received " + kind(value) + " (allowed: " + hint + ")", allowed,
                    false);
        }
        String message = forms.size() == 1 ? "Invalid input: expected " + labels : "Invalid option: expected one of " + labels;
        return new SchemaIssue(path, message, allowed, false);
    }

    static SchemaIssue missing(List<Form> forms, String path) {
        if (forms.size() > 1 && forms.stream().allMatch(Form.Constant.class::isInstance))
            return unfit(forms, null, path);
        return SchemaIssue.bad(path, "Invalid input: expected " + expected(forms) + ", received undefined");
    }

    private static boolean closed(Form form) { return form instanceof Form.Constant || form instanceof Form.Flag; }

    private static List<String> allowed(List<Form> forms) {
        List<String> allowed = new ArrayList<>();
        for (Form form : forms)
            if (form instanceof Form.Flag)
                allowed.addAll(List.of("true", "false"));
            else if (form instanceof Form.Constant constant)
                allowed.add(String.valueOf(constant.value()));
        return allowed;
    }

    private static String expected(List<Form> forms) {
        return forms.stream().map(SchemaWords::expected).distinct().collect(Collectors.joining("|"));
    }

    private static String expected(Form form) {
        return switch (form) {
            case Form.Anything _ -> "any";
            case Form.Flag _ -> "boolean";
            case Form.Constant constant -> Json.text(constant.value());
            case Form.Text _ -> "string";
            case Form.Figure _ -> "number";
            case Form.Elements _ -> "array";
            case Form.Members _,Form.Reference _ -> "object";
        };
    }

    public static String kind(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case String _ -> "string";
            case Boolean _ -> "boolean";
            case Number number -> Double.isNaN(number.doubleValue()) ? "NaN" : "number";
            case List<?> _ -> "array";
            default -> "object";
        };
    }

    static Optional<SchemaIssue> text(Form.Text text, String value, String path) {
        Pattern pattern = text.pattern();
        if (value.length() < text.min())
            return bad(path, "Too small: expected string to have >=" + text.min() + " characters");
        if (value.length() > text.max())
            return bad(path, "Too big: expected string to have <=" + text.max() + " characters");
        if (pattern != null && !pattern.matcher(value).find())
            return bad(path, "Invalid string: must match pattern /" + pattern + "/");
        return text.uri() && !uri(value) ? bad(path, "Invalid URL") : Optional.empty();
    }

    private static boolean uri(String value) {
        try {
            return new URI(value).isAbsolute();
        } catch (URISyntaxException e) {
            return false;
        }
    }

    static Optional<SchemaIssue> figure(Form.Figure figure, Number number, String path) {
        double value = number.doubleValue();
        if (figure.whole() && value != Math.rint(value))
            return bad(path, "Invalid input: expected int, received number");
        if (value < figure.min() || (figure.above() && value <= figure.min()))
            return bad(path, "Too small: expected number to be " + (figure.above() ? ">" : ">=") + plain(figure.min()));
        return value > figure.max() ? bad(path, "Too big: expected number to be <=" + plain(figure.max())) : Optional.empty();
    }

    static Optional<SchemaIssue> size(Form.Elements elements, int size, String path) {
        if (size < elements.min())
            return bad(path, "Too small: expected array to have >=" + elements.min() + " items");
        return size > elements.max() ? bad(path, "Too big: expected array to have <=" + elements.max() + " items") : Optional.empty();
    }

    /** A number without the {@code .0} that whole ones have. */
    static String plain(double number) {
        return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
    }

    /**
     * A reference to a secret (contract section 15).
     *
     * @param sources those that may be referred to
     */
    static List<SchemaIssue> reference(Map<?, ?> map, String path, Set<String> sources) {
        List<SchemaIssue> issues = new ArrayList<>();
        String source = map.get("source") instanceof String text ? text : "";
        if (!sources.contains(source))
            issues.add(new SchemaIssue(path + ".source",
                    "Invalid option: expected one of " + sources.stream().map(Json::text).collect(Collectors.joining("|")),
                    List.copyOf(sources), false));
        if (!(map.get("provider") instanceof String provider && SecretRef.NAME.matcher(provider).find()))
            issues.add(SchemaIssue.bad(path + ".provider",
                    "Secret reference provider must match /" + SecretRef.NAME + "/ (example: \"default\")."));
        String id = map.get("id") instanceof String text ? text : "";
        if (sources.contains(source))
            SecretRef.idProblem(source, id).ifPresent(words -> issues.add(SchemaIssue.bad(path + ".id", words)));
        List<String> strange = map.keySet().stream().map(String::valueOf).filter(key -> !KEYS.contains(key)).toList();
        if (!strange.isEmpty())
            // no key to be ignored: with it the object is no reference
            issues.add(SchemaIssue.bad(path, "Unrecognized key: " + Json.text(strange.getFirst())));
        return issues;
    }

    private static Optional<SchemaIssue> bad(String path, String message) { return Optional.of(SchemaIssue.bad(path, message)); }
}
