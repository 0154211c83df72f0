package ai.openclaw.config;

import ai.openclaw.api.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code config/last-good.json5}: the last configuration that was all right, for a start with a broken one. */
final class LastGood {
    private static final Logger LOG = LoggerFactory.getLogger("gateway/config");
    private final Path file;
    private String saved = "";

    LastGood(Path stateDir) { file = stateDir.resolve("config").resolve("last-good.json5"); }

    Path path() { return file; }

    Optional<byte[]> read() {
        try {
            return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
        } catch (IOException e) {
            LOG.warn("cannot read {}: {}", file, e.toString());
            return Optional.empty();
        }
    }

    /** Writes the copy unless it is there already; cheap to call again and again. */
    void save(String text) {
        if (text.equals(saved))
            return;
        saved = text;
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (read().filter(old -> Arrays.equals(old, bytes)).isPresent())
            return;
        try {
            AtomicFile.write(file, bytes);
        } catch (IOException e) {
            LOG.warn("cannot keep a copy of the configuration in {}: {}", file, e.toString());
        }
    }
}
