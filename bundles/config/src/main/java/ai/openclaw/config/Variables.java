package ai.openclaw.config;

import ai.openclaw.api.Gateway;
import ai.openclaw.json5.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The variables that a configuration may name: those of the process, then {@code .env} of the working folder, then {@code .env} of the
 * state folder, then the configuration's own (contract section 14.3). An empty one counts as missing.
 */
final class Variables {
    private final Gateway gateway;
    private final List<Map<String, String>> files;
    private final @Nullable Object tree;

    /** @param tree the configuration before substitution, for {@code env.vars} and {@code env.<NAME>} */
    Variables(Gateway gateway, List<Path> dotEnvs, @Nullable Object tree) {
        this.gateway = gateway;
        this.tree = tree;
        files = dotEnvs.stream().map(DotEnv::read).toList();
    }

    Optional<String> find(String name) {
        Optional<String> found = gateway.environment(name);
        for (Map<String, String> file : files)
            found = found.or(() -> Optional.ofNullable(file.get(name)).filter(value -> !value.isEmpty()));
        return found.or(() -> own("env.vars", name)).or(() -> own("env", name));
    }

    private Optional<String> own(String path, String name) {
        return Json.at(tree, path).flatMap(env -> env instanceof Map<?, ?> map ? Optional.ofNullable(map.get(name)) : Optional.empty())
                .map(value -> value instanceof String text ? text : "").filter(value -> !value.isEmpty());
    }
}
