package ai.openclaw.api;

import java.time.Duration;
import java.util.List;
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
 * @param sender who speaks, for people to read
 * @param images that belong to the message
 */
public record RunRequest(String runId, String sessionKey, String message, Source source, Optional<String> extraSystemPrompt,
        Duration timeout, Optional<String> sender, List<Image> images) {
    /** Where a run comes from; runs of {@link #CHAT} are the ones that {@code chat.abort} ends. */
    public enum Source {
        CHAT, AGENT, CHANNEL, HTTP, CRON, HOOK
    }

    public RunRequest {
        images = List.copyOf(images);
    }

    public RunRequest(String runId, String sessionKey, String message, Source source, Optional<String> extraSystemPrompt,
            Duration timeout) {
        this(runId, sessionKey, message, source, extraSystemPrompt, timeout, Optional.empty(), List.of());
    }

    /** The same wish under another id. */
    public RunRequest as(String otherRunId) {
        return new RunRequest(otherRunId, sessionKey, message, source, extraSystemPrompt, timeout, sender, images);
    }
}
