package ai.openclaw.protocol;

import ai.openclaw.api.NotEmpty;
import java.util.List;
import java.util.Optional;

/** Parameters of {@code send} (contract section 6, messaging). */
@ParamsOf("send")
public record SendParams(@NotEmpty String to, Optional<String> message, Optional<String> mediaUrl, List<String> mediaUrls,
        Optional<Boolean> gifPlayback, Optional<String> channel, Optional<String> accountId, Optional<String> agentId,
        Optional<String> threadId, Optional<String> sessionKey, @NotEmpty String idempotencyKey) {}
