package ai.openclaw.config;

import ai.openclaw.api.Gateway;
import ai.openclaw.json5.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The variables that a configuration may name: those of the process, then {@code .env} of the working folder, then {@code .env} of the
 * state folder, then the configuration's own, and when {@code env.shellEnv.enabled} or {@code OPENCLAW_LOAD_SHELL_ENV} asks for it, those of
 * the person's login shell (contract section 14.3). An empty one counts as missing.
 */
final class Variables {
    private static final Set<String> YES = Set.of("1", "true", "yes", "on");
    private static final Duration SHELL = Duration.ofSeconds(15);
    private static final Duration MAX_SHELL = Duration.ofMinutes(2);
    private final Gateway gateway;
    private final List<Map<String, String>> files;
    private final @Nullable Object tree;
    private final ShellEnvironment shell;

    /** @param tree the configuration before substitution, for {@code env.vars} and {@code env.<NAME>} */
    Variables(Gateway gateway, List<Path> dotEnvs, @Nullable Object tree, ShellEnvironment shell) {
        this.gateway = gateway;
        this.tree = tree;
        this.shell = shell;
        files = dotEnvs.stream().map(DotEnv::read).toList();
    }

    Optional<String> find(String name) {
        Optional<String> found = gateway.environment(name);
        for (Map<String, String> file : files)
            found = found.or(() -> Optional.ofNullable(file.get(name)).filter(value -> !value.isEmpty()));
        return found.or(() -> own("env.vars", name)).or(() -> own("env", name)).or(() -> ofShell(name));
    }

    private Optional<String> ofShell(String name) {
        boolean asked = Json.at(tree, "env.shellEnv.enabled").filter(Boolean.TRUE::equals).isPresent()
                || gateway.environment("OPENCLAW_LOAD_SHELL_ENV").filter(YES::contains).isPresent();
        return asked ? shell.find(name, shellDeadline()) : Optional.empty();
    }

    private Duration shellDeadline() {
        return Json.at(tree, "env.shellEnv.timeoutMs").filter(Long.class::isInstance).map(Long.class::cast).filter(ms -> ms > 0)
                .map(ms -> Duration.ofMillis(Math.min(ms, MAX_SHELL.toMillis()))).orElse(SHELL);
    }

    private Optional<String> own(String path, String name) {
        return Json.at(tree, path).flatMap(env -> env instanceof Map<?, ?> map ? Optional.ofNullable(map.get(name)) : Optional.empty())
                .map(value -> value instanceof String text ? text : "").filter(value -> !value.isEmpty());
    }
}
