package ai.openclaw.search.answers;

import ai.openclaw.api.Config;
import ai.openclaw.api.Default;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.Range;
import ai.openclaw.api.Reading;
import ai.openclaw.api.RecordReader;
import ai.openclaw.api.Secret;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** What {@code tools.web.search.<engine>} says (contract section 14). */
record EngineSettings(Optional<Secret> apiKey, Optional<String> baseUrl, Optional<String> model) {
    /** What stands beside it for all engines. */
    private record Common(@Default("30") @Range(min = 1, max = 600) int timeoutSeconds) {}

    static EngineSettings of(Config config, Engine engine) { return read(config, engine.path(), EngineSettings.class); }

    static Duration timeout(Config config) { return Duration.ofSeconds(read(config, "tools.web.search", Common.class).timeoutSeconds()); }

    /** A key in a variable goes to the address that it is for, never to another one. */
    Optional<Secret> key(Config config, Engine engine) {
        Optional<Secret> own = apiKey.filter(key -> !key.value().isBlank());
        if (own.isPresent() || baseUrl.isPresent())
            return own;
        return engine.variables().stream().map(config::variable).flatMap(Optional::stream).findFirst();
    }

    private static <T extends Record> T read(Config config, String path, Class<T> type) {
        Reading<T> reading = RecordReader.read(config.value(path).orElse(Map.of()), type);
        return reading.value().orElseThrow(() -> GatewayException.invalid(path + ": " + reading.text()));
    }
}
