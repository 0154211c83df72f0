package ai.openclaw.config;

import ai.openclaw.api.JsonText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What was recorded of the reference. */
final class Recorded {
    private Recorded() {}

    static Map<?, ?> read(String name) {
        try (InputStream in = Objects.requireNonNull(Recorded.class.getResourceAsStream("/recorded/" + name + "-2603.json"))) {
            return map(JsonText.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The {@code reload} and everything else that was observed of each key. */
    static List<Map<?, ?>> keys() {
        return list(read("config-keys").get("keys")).stream().<Map<?, ?>>map(Recorded::map).toList();
    }

    static Map<?, ?> map(@Nullable Object tree) { return (Map<?, ?>) Objects.requireNonNull(tree); }

    static List<?> list(@Nullable Object tree) { return (List<?>) Objects.requireNonNull(tree); }
}
