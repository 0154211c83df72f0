package ai.openclaw.api;

import java.time.Duration;
import java.util.Optional;

/**
 * The wish for an agent to answer a message.
 *
 * @param runId the caller's idempotency key; the same key a second time is the same run
 * @param sessionKey the session, as given by the caller: {@code main} or a whole key
 * @param message what to answer
 * @param source who asks
 * @param extraSystemPrompt instructions for this run only
 * @param timeout until it must be done
 */
public record RunRequest(String runId, String sessionKey, String message, Source source, Optional<String> extraSystemPrompt,
        Duration timeout) {
    /** Where a run comes from; runs of {@link #CHAT} are the ones that {@code chat.abort} ends. */
    public enum Source {
        CHAT, AGENT, CHANNEL, HTTP, CRON, HOOK
    }
}
