package ai.openclaw.protocol;

import ai.openclaw.api.Default;
import ai.openclaw.api.NotEmpty;
import ai.openclaw.api.Range;
import java.util.List;

/** Parameters of {@code sessions.preview} (contract section 9). */
@ParamsOf("sessions.preview")
public record SessionsPreviewParams(@NotEmpty List<String> keys, @Default("12") @Range(min = 1) int limit,
        @Default("240") @Range(min = 20) int maxChars) {}
