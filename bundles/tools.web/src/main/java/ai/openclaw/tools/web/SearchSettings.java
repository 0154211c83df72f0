package ai.openclaw.tools.web;

import ai.openclaw.api.Config;
import ai.openclaw.api.Default;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.Range;
import ai.openclaw.api.Reading;
import ai.openclaw.api.RecordReader;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** What {@code tools.web.search} says to all engines alike (contract section 14). */
record SearchSettings(@Default("true") boolean enabled, Optional<String> provider, @Default("5") @Range(min = 1) int maxResults,
        @Default("15") double cacheTtlMinutes) {
    private static final String PATH = "tools.web.search";
    private static final int MOST = 10;

    static SearchSettings of(Config config) {
        Reading<SearchSettings> reading = RecordReader.read(config.value(PATH).orElse(Map.of()), SearchSettings.class);
        return reading.value().orElseThrow(() -> GatewayException.invalid(PATH + ": " + reading.text()));
    }

    int count(Optional<Integer> wanted) { return Math.min(MOST, wanted.orElse(maxResults)); }

    Duration cached() { return Duration.ofMillis(Math.round(cacheTtlMinutes * 60_000)); }
}
