package ai.openclaw.protocol;

import ai.openclaw.api.Default;
import ai.openclaw.api.NotEmpty;
import ai.openclaw.api.Range;

/** Parameters of {@code chat.history} (contract section 8.5). */
@ParamsOf("chat.history")
public record ChatHistoryParams(@NotEmpty String sessionKey, @Default("200") @Range(min = 1, max = 1000) int limit) {}
