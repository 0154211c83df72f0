package ai.openclaw.references;

import ai.openclaw.api.Secret;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The variables that a configuration may name: those of the process, then {@code .env} of the working folder, then {@code .env} of the
 * state folder, then the configuration's own, then those of the login shell (contract section 14.3). An empty one counts as missing.
 */
public final class Variables {
    private final Function<String, Optional<String>> process;
    private final List<Map<String, String>> files;
    private final @Nullable Object tree;
    private final Function<String, Optional<String>> shell;

    /**
     * @param process the variables of the process
     * @param dotEnvs files that go before one another
     * @param tree the configuration before substitution, for {@code env.vars} and {@code env.<NAME>}
     */
    public Variables(Function<String, Optional<String>> process, List<Path> dotEnvs, @Nullable Object tree) {
        this(process, dotEnvs, tree, _ -> Optional.empty());
    }

    /** @param shell asked for what is in no other place */
    public Variables(Function<String, Optional<String>> process, List<Path> dotEnvs, @Nullable Object tree,
            Function<String, Optional<String>> shell) {
        this.process = process;
        this.tree = tree;
        this.shell = shell;
        files = dotEnvs.stream().map(DotEnv::read).toList();
    }

    public Optional<String> find(String name) {
        Optional<String> found = process.apply(name).filter(value -> !value.isEmpty());
        for (Map<String, String> file : files)
            found = found.or(() -> Optional.ofNullable(file.get(name)).filter(value -> !value.isEmpty()));
        Map<?, ?> own = map(tree, "env");
        return found.or(() -> text(map(own, "vars"), name)).or(() -> text(own, name)).or(() -> shell.apply(name));
    }

    /** The same for who takes it as a secret. */
    public Optional<Secret> secret(String name) { return find(name).map(Secret::new); }

    private static Optional<String> text(Map<?, ?> map, String name) {
        return Optional.ofNullable(map.get(name)).filter(value -> value instanceof String text && !text.isEmpty()).map(String::valueOf);
    }

    /** A member that is an object; empty when it is none. */
    static Map<?, ?> map(@Nullable Object tree, String key) {
        return tree instanceof Map<?, ?> map && map.get(key) instanceof Map<?, ?> child ? child : Map.of();
    }
}
