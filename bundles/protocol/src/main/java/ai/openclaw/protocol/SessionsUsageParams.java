package ai.openclaw.protocol;

import ai.openclaw.api.AnyOf;
import ai.openclaw.api.NotEmpty;
import ai.openclaw.api.Range;
import java.util.Optional;

/** Parameters of {@code sessions.usage} (contract section 6); days are written {@code 2026-11-20}. */
@ParamsOf("sessions.usage")
public record SessionsUsageParams(@NotEmpty Optional<String> key, Optional<String> startDate, Optional<String> endDate, Optional<Mode> mode,
        Optional<String> utcOffset, @Range(min = 1) Optional<Integer> limit, Optional<Boolean> includeContextWeight) {
    /** Whose midnight ends a day. */
    @AnyOf
    public enum Mode {
        UTC, GATEWAY, SPECIFIC
    }
}
