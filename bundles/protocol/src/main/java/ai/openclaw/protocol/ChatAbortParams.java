package ai.openclaw.protocol;

import ai.openclaw.api.NotEmpty;
import java.util.Optional;

/** Parameters of {@code chat.abort} (contract section 8.5). */
@ParamsOf("chat.abort")
public record ChatAbortParams(@NotEmpty String sessionKey, @NotEmpty Optional<String> runId) {}
