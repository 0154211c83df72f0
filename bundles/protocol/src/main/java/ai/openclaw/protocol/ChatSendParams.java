package ai.openclaw.protocol;

import ai.openclaw.api.NotEmpty;
import ai.openclaw.api.Range;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Parameters of {@code chat.send} (contract section 8.4). */
@ParamsOf("chat.send")
public record ChatSendParams(@NotEmpty String sessionKey, String message, Optional<String> thinking, Optional<Boolean> deliver,
        List<Object> attachments, @Range(min = 0) Optional<Integer> timeoutMs, Optional<Map<String, Object>> systemInputProvenance,
        Optional<String> systemProvenanceReceipt, @NotEmpty String idempotencyKey) {}
