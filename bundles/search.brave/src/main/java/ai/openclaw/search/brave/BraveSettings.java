package ai.openclaw.search.brave;

import ai.openclaw.api.Default;
import ai.openclaw.api.Range;
import ai.openclaw.api.Secret;
import java.time.Duration;
import java.util.Optional;

/** What {@code tools.web.search} says for Brave (contract section 14). */
record BraveSettings(Optional<Secret> apiKey, @Default("30") @Range(min = 1, max = 600) int timeoutSeconds, @Default("{}") Own brave) {
    /** @param mode {@code web} or {@code llm-context} */
    record Own(Optional<String> mode) {}

    Duration timeout() { return Duration.ofSeconds(timeoutSeconds); }
}
