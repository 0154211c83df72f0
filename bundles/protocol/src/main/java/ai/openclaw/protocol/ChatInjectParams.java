package ai.openclaw.protocol;

import ai.openclaw.api.NotEmpty;
import java.util.Optional;

/** Parameters of {@code chat.inject} (contract section 8.5). */
@ParamsOf("chat.inject")
public record ChatInjectParams(@NotEmpty String sessionKey, @NotEmpty String message, Optional<String> label) {}
