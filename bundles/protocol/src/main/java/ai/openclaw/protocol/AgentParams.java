package ai.openclaw.protocol;

import ai.openclaw.api.NotEmpty;
import ai.openclaw.api.Range;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Parameters of {@code agent} (contract section 8.1). */
@ParamsOf("agent")
public record AgentParams(@NotEmpty String message, Optional<String> agentId, Optional<String> to, Optional<String> replyTo,
        Optional<String> sessionId, Optional<String> sessionKey, Optional<String> thinking, Optional<Boolean> deliver,
        List<Object> attachments, Optional<String> channel, Optional<String> replyChannel, Optional<String> accountId,
        Optional<String> replyAccountId, Optional<String> threadId, Optional<String> groupId, Optional<String> groupChannel,
        Optional<String> groupSpace, @Range(min = 0) Optional<Integer> timeout, Optional<Boolean> bestEffortDeliver, Optional<String> lane,
        Optional<String> extraSystemPrompt, List<Object> internalEvents, Optional<Map<String, Object>> inputProvenance,
        @NotEmpty String idempotencyKey, Optional<String> label) {}
