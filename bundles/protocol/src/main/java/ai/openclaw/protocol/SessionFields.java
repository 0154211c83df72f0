package ai.openclaw.protocol;

import ai.openclaw.api.Rest;
import java.util.Map;
import java.util.Optional;

/**
 * The entry of a session as it is in {@code sessions.json} (contract section 19): what is known of it, and what was set with
 * {@code sessions.patch}. Other versions write this file too, so there may be more in it.
 *
 * @param updatedAt epoch milliseconds
 * @param totalTokens tokens of the context at the last turn
 * @param sessionFile the transcript
 */
public record SessionFields(String sessionId, long updatedAt, Optional<String> sessionFile, Optional<ChatType> chatType,
        Optional<Boolean> systemSent, Optional<Boolean> abortedLastRun, Optional<String> modelProvider, Optional<String> model,
        Optional<Long> contextTokens, Optional<Long> inputTokens, Optional<Long> outputTokens, Optional<Long> cacheRead,
        Optional<Long> cacheWrite, Optional<Long> totalTokens, Optional<Boolean> totalTokensFresh, Optional<Origin> origin,
        Optional<Delivery> deliveryContext, Optional<String> lastChannel, @Rest SessionChoices choices, @Rest Map<String, Object> others) {

    /** Where a conversation came from first. */
    public record Origin(Optional<String> provider, Optional<String> surface, Optional<ChatType> chatType,
            @Rest Map<String, Object> others) {}

    /** Where answers go. */
    public record Delivery(Optional<String> channel, Optional<String> to, Optional<String> accountId, @Rest Map<String, Object> others) {}
}
