package ai.openclaw.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The copies of the configuration that the gateway keeps: those before the last writes, and the last good one. */
final class SecretCopies {
    private SecretCopies() {}

    static List<Path> of(Path config, Path stateDir) {
        return Stream.concat(Stream.of("", ".1", ".2", ".3", ".4").map(age -> config.resolveSibling(config.getFileName() + ".bak" + age)),
                Stream.of(stateDir.resolve("config").resolve("last-good.json5"))).filter(Files::isRegularFile).toList();
    }
}
