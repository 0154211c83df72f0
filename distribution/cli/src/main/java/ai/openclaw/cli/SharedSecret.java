package ai.openclaw.cli;

import ai.openclaw.api.Secret;
import ai.openclaw.references.SecretLookup;
import ai.openclaw.references.SecretRef;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the configuration says of the shared token or password: itself, the name of a variable, or a reference that is looked up. */
final class SharedSecret {
    private final Map<?, ?> config;
    private final Map<String, String> environment;
    private final Path stateDir;
    private String problem = "";

    SharedSecret(Map<?, ?> config, Map<String, String> environment, Path stateDir) {
        this.config = config;
        this.environment = environment;
        this.stateDir = stateDir;
    }

    /** Why the last one that was asked for is not known, if there is something to say about it. */
    String problem() { return problem; }

    /** @param key {@code token} or {@code password} */
    Optional<String> find(String key) {
        Map<?, ?> auth = Target.section(Target.section(config, "gateway"), "auth");
        Optional<SecretRef> ref = SecretRef.of(auth.get(key));
        if (ref.isPresent())
            return used(auth, key) ? lookedUp(key, ref.get()) : Optional.empty();
        return Target.string(auth, key).flatMap(this::resolved);
    }

    /** The gateway wants the one that its mode names. */
    private static boolean used(Map<?, ?> auth, String key) {
        return Target.string(auth, "mode").map(key::equals).orElse(key.equals("token") || !auth.containsKey("token"));
    }

    private Optional<String> lookedUp(String key, SecretRef ref) {
        SecretLookup.Result result = new CliSecrets(config, environment, stateDir).find(List.of(ref));
        Secret secret = result.values().get(ref);
        if (secret == null)
            problem = "gateway.auth." + key + " is not known here: " + result.failures().get(ref);
        return Optional.ofNullable(secret).map(Secret::value).filter(text -> !text.isEmpty());
    }

    /** A secret that the configuration takes from the environment, written {@code ${NAME}}; without that variable it is not known. */
    private Optional<String> resolved(String text) {
        return text.matches("\\$\\{[A-Z_][A-Z0-9_]*}")
                ? new CliSecrets(config, environment, stateDir).variables().find(text.substring(2, text.length() - 1))
                : Optional.of(text);
    }
}
