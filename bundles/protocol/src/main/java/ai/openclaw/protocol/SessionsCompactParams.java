package ai.openclaw.protocol;

import ai.openclaw.api.Default;
import ai.openclaw.api.NotEmpty;
import ai.openclaw.api.Range;

/** Parameters of {@code sessions.compact} (contract section 9). */
@ParamsOf("sessions.compact")
public record SessionsCompactParams(@NotEmpty String key, @Default("400") @Range(min = 1) int maxLines) {}
