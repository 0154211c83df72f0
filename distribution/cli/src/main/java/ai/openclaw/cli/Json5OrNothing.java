package ai.openclaw.cli;

import ai.openclaw.json5.Json5;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A file of which it is no matter if it cannot be read. */
final class Json5OrNothing {
    private Json5OrNothing() {}

    static @Nullable Object read(Path file) {
        try {
            return Json5.parse(Files.readString(file));
        } catch (IOException | IllegalArgumentException e) {
            return Map.of();
        }
    }
}
