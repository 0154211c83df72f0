package ai.openclaw.tools.web;

import ai.openclaw.api.Config;
import ai.openclaw.api.Default;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.Range;
import ai.openclaw.api.Reading;
import ai.openclaw.api.RecordReader;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What {@code tools.web.fetch} says (contract section 14); what is left out has the incumbent's value. */
record FetchSettings(@Default("true") boolean enabled, @Default("50000") @Range(min = 1) int maxChars,
        @Default("50000") @Range(min = 1) int maxCharsCap, @Default("30") @Range(min = 1, max = 600) int timeoutSeconds,
        @Default("15") double cacheTtlMinutes, @Default("3") @Range(min = 0, max = 20) int maxRedirects, Optional<String> userAgent,
        @Default("true") boolean readability) {
    private static final String PATH = "tools.web.fetch";
    static final String USER_AGENT = "Mozilla/5.0 (compatible; OpenClaw)";
    private static final String ACCEPT = "text/markdown,text/html;q=0.9,application/xhtml+xml;q=0.9,text/plain;q=0.8,application/json;q=0.8,*/*;q=0.1";
    /** More of a page is not taken into memory, however small it was when compressed. */
    static final int LARGEST = 2 << 20;

    static FetchSettings of(Config config) {
        Reading<FetchSettings> reading = RecordReader.read(config.value(PATH).orElse(Map.of()), FetchSettings.class);
        return reading.value().orElseThrow(() -> GatewayException.invalid(PATH + ": " + reading.text()));
    }

    private String agent() { return userAgent.filter(name -> name.chars().noneMatch(Character::isISOControl)).orElse(USER_AGENT); }

    /** Any host of the public web; a page is for reading, so what is too much of it is left out. */
    PageOrder order() {
        return new PageOrder(agent(), ACCEPT, List.of(), LARGEST, maxRedirects, Duration.ofSeconds(timeoutSeconds),
                new PageOrder.Names(PATH, PATH + ".maxRedirects", PATH + ".timeoutSeconds"));
    }

    Duration cached() { return Duration.ofMillis(Math.round(cacheTtlMinutes * 60_000)); }

    /** How much is shown of a page when a call wants so much. */
    int chars(Optional<Integer> wanted) {
        return Math.min(wanted.orElse(maxChars), Math.max(maxCharsCap, 1));
    }
}
