package ai.openclaw.references;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A reference to a secret, written {@code {source, provider, id}} with exactly these keys (contract section 15).
 *
 * @param source {@code env}, {@code file}, {@code exec}, or that of a plugin
 * @param provider its name under {@code secrets.providers}
 * @param id of the secret within the provider
 */
public record SecretRef(String source, String provider, String id) {
    /** The sources of the contract; others are brought by plugins. */
    public static final Set<String> SOURCES = Set.of("env", "file", "exec");
    /** Names of sources and providers. */
    public static final Pattern NAME = Pattern.compile("^[a-z][a-z0-9_-]{0,63}$");
    /** Names of variables. */
    public static final Pattern VARIABLE = Pattern.compile("^[A-Z][A-Z0-9_]{0,127}$");
    /** A JSON pointer, or {@code value} for a file that is nothing but the secret. */
    public static final Pattern POINTER = Pattern.compile("^(value|(/([^~]|~[01])*))$");
    /** What a program is asked for. */
    public static final Pattern EXEC_ID = Pattern.compile("^[A-Za-z0-9][A-Za-z0-9._:/-]{0,255}$");
    private static final Pattern DOTS = Pattern.compile("(^|/)\\.\\.?(/|$)");
    private static final Set<String> KEYS = Set.of("source", "provider", "id");
    private static final int MAX_ID = 1024;

    /** The reference that a tree is; empty when it is none, or not a good one. */
    public static Optional<SecretRef> of(@Nullable Object tree) {
        return tree instanceof Map<?, ?> map && shape(map) && map.get("source") instanceof String source
                && map.get("provider") instanceof String provider && map.get("id") instanceof String id
                        ? Optional.of(new SecretRef(source, provider, id)).filter(SecretRef::good)
                        : Optional.empty();
    }

    /** Whether a map has the keys of a reference and texts in them, be they good or not. */
    public static boolean shape(Map<?, ?> map) {
        return map.size() == 3 && map.keySet().equals(KEYS) && map.values().stream().allMatch(String.class::isInstance);
    }

    private boolean good() { return NAME.matcher(source).find() && NAME.matcher(provider).find() && idProblem(source, id).isEmpty(); }

    /** What is wrong with an id; the words of contract section 15 for the sources that are in it. */
    public static Optional<String> idProblem(String source, String id) {
        return switch (source) {
            case "env" -> problem(VARIABLE.matcher(id).find(),
                    "Env secret reference id must match /" + VARIABLE + "/ (example: \"OPENAI_API_KEY\").");
            case "file" -> problem(POINTER.matcher(id).find(),
                    "File secret reference id must be an absolute JSON pointer (example: \"/providers/openai/apiKey\"),"
                            + " or \"value\" for singleValue mode.");
            case "exec" -> problem(EXEC_ID.matcher(id).find() && !DOTS.matcher(id).find(),
                    "Exec secret reference id must match /" + EXEC_ID + "/ and not contain . or .. as a segment.");
            default -> problem(!id.isBlank() && id.length() <= MAX_ID, "Secret reference id must have 1 to " + MAX_ID + " characters.");
        };
    }

    private static Optional<String> problem(boolean fine, String message) { return fine ? Optional.empty() : Optional.of(message); }

    /** As it is written in a file. */
    public Map<String, Object> tree() {
        Map<String, Object> tree = new java.util.LinkedHashMap<>();
        tree.put("source", source);
        tree.put("provider", provider);
        tree.put("id", id);
        return tree;
    }

    /** {@code source:provider:id}, as people write it on a command line. */
    @Override
    public String toString() { return source + ":" + provider + ":" + id; }

    /** The reference that is written so; empty when it is none. */
    public static Optional<SecretRef> parse(String text) {
        String[] parts = text.split(":", 3);
        return parts.length < 3 ? Optional.empty() : Optional.of(new SecretRef(parts[0], parts[1], parts[2])).filter(SecretRef::good);
    }
}
