package ai.openclaw.protocol;

import ai.openclaw.api.NotEmpty;
import ai.openclaw.api.Rest;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Parameters of {@code message.action}, by which command lines of protocol 4 send (contract section 21). */
@ParamsOf("message.action")
public record MessageActionParams(@NotEmpty String channel, @NotEmpty String action, Arguments params, Optional<String> accountId,
        Optional<String> agentId, Optional<String> sessionKey, @NotEmpty String idempotencyKey, @Rest Map<String, Object> more) {

    /** What the action needs; other things that a client says of itself and of the place do not matter here. */
    public record Arguments(Optional<String> to, Optional<String> target, Optional<String> message, Optional<String> media,
            Optional<String> mediaUrl, List<String> mediaUrls, Optional<String> threadId, Optional<String> pollQuestion,
            List<String> pollOption, @Rest Map<String, Object> more) {}
}
