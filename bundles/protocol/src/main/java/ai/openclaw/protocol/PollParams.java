package ai.openclaw.protocol;

import ai.openclaw.api.NotEmpty;
import ai.openclaw.api.Range;
import java.util.List;
import java.util.Optional;

/** Parameters of {@code poll} (contract section 6, messaging). */
@ParamsOf("poll")
public record PollParams(@NotEmpty String to, @NotEmpty String question, @NotEmpty List<String> options,
        @Range(min = 1, max = 12) Optional<Integer> maxSelections, @Range(min = 1, max = 604_800) Optional<Integer> durationSeconds,
        @Range(min = 1) Optional<Integer> durationHours, Optional<Boolean> silent, Optional<Boolean> isAnonymous, Optional<String> threadId,
        Optional<String> channel, Optional<String> accountId, @NotEmpty String idempotencyKey) {}
