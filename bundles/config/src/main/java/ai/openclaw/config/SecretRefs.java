package ai.openclaw.config;

import ai.openclaw.json5.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds what a {@code {source, provider, id}} stands for (contract section 15). Only the source {@code env} is known. */
final class SecretRefs {
    private static final Set<String> KEYS = Set.of("source", "provider", "id");
    private static final Set<String> SOURCES = Set.of("env", "file", "exec");
    private final Variables variables;
    private final @Nullable Object tree;

    /** @param tree the configuration, for {@code secrets.providers} */
    SecretRefs(Variables variables, @Nullable Object tree) {
        this.variables = variables;
        this.tree = tree;
    }

    static boolean matches(Map<?, ?> map) {
        return map.size() == 3 && map.keySet().equals(KEYS) && map.get("source") instanceof String source && SOURCES.contains(source)
                && map.get("provider") instanceof String && map.get("id") instanceof String;
    }

    String find(Map<?, ?> reference) throws Unavailable {
        String source = String.valueOf(reference.get("source"));
        String provider = String.valueOf(reference.get("provider"));
        String id = String.valueOf(reference.get("id"));
        if (!source.equals("env"))
            throw new Unavailable("SecretProviderResolutionError: The secret source \"" + source + "\" is not supported yet (ref: " + source
                    + ":" + provider + ":" + id + "); use {source:\"env\"}.");
        if (!environmentName(id))
            throw new Unavailable("Env secret reference id must match /^[A-Z][A-Z0-9_]{0,127}$/ (example: \"OPENAI_API_KEY\").");
        checkProvider(provider, id);
        return variables.find(id).orElseThrow(() -> new Unavailable(missing(id)));
    }

    static String missing(String name) { return "SecretRefResolutionError: Environment variable \"" + name + "\" is missing or empty."; }

    private void checkProvider(String provider, String id) throws Unavailable {
        Optional<Object> settings = Json.at(tree, "secrets.providers." + provider);
        if (settings.isEmpty() && !provider.equals("default"))
            throw new Unavailable("SecretProviderResolutionError: Secret provider \"" + provider + "\" is not configured (ref: env:"
                    + provider + ":" + id + ").");
        String source = settings.flatMap(tree -> Json.string(tree, "source")).orElse("env");
        if (!source.equals("env"))
            throw new Unavailable("SecretProviderResolutionError: Secret provider \"" + provider + "\" has source \"" + source
                    + "\" but ref requests \"env\".");
        if (settings.flatMap(tree -> Json.at(tree, "allowlist")).filter(list -> !(list instanceof List<?> names && names.contains(id)))
                .isPresent())
            throw new Unavailable("SecretRefResolutionError: Environment variable \"" + id + "\" is not allowlisted in secrets.providers."
                    + provider + ".allowlist.");
    }

    private static boolean environmentName(String id) {
        return !id.isEmpty() && id.length() <= 128 && id.charAt(0) >= 'A' && id.charAt(0) <= 'Z'
                && id.chars().allMatch(c -> c == '_' || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'));
    }

    /** A reference that stands for nothing; the message never holds a secret. */
    static final class Unavailable extends Exception {
        Unavailable(String message) { super(message); }

        String text() { return String.valueOf(getMessage()); }
    }
}
