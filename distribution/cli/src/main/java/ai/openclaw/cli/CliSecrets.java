package ai.openclaw.cli;

import ai.openclaw.api.SecretSource;
import ai.openclaw.references.SecretLookup;
import ai.openclaw.references.SecretRef;
import ai.openclaw.references.Variables;
import ai.openclaw.secrets.EnvSource;
import ai.openclaw.secrets.ExecSource;
import ai.openclaw.secrets.FileSource;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Secrets looked up by the command line itself, as the gateway would; sources of plugins are known to the gateway alone. */
final class CliSecrets {
    private final Variables variables;
    private final SecretLookup lookup;

    /** @param tree the configuration */
    CliSecrets(@Nullable Object tree, Map<String, String> environment, Path stateDir) {
        List<Path> dotEnvs = List.of(Path.of(".env").toAbsolutePath(), stateDir.resolve(".env"));
        variables = new Variables(name -> Optional.ofNullable(environment.get(name)), dotEnvs, tree);
        lookup = new SecretLookup(tree, variables::secret, CliSecrets::source);
    }

    Variables variables() { return variables; }

    private static Optional<SecretSource> source(String type) {
        return switch (type) {
            case "env" -> Optional.of(new EnvSource());
            case "file" -> Optional.of(new FileSource());
            case "exec" -> Optional.of(new ExecSource());
            default -> Optional.empty();
        };
    }

    SecretLookup.Result find(Collection<SecretRef> refs) {
        try {
            return lookup.find(refs);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CliException("interrupted while secrets were looked up");
        }
    }
}
