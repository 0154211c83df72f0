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
 * @param owner whether who asks may change the gateway itself
 * @param thinking how much the model thinks, in place of what the session says
 * @param client what a client of a stateless protocol brings along
 * @param delivery where else the answer goes
 */
public record RunRequest(String runId, String sessionKey, String message, Source source, Optional<String> extraSystemPrompt,
        Duration timeout, Optional<String> sender, List<Image> images, boolean owner, Optional<String> thinking, ClientContext client,
        Optional<Delivery> delivery) {
    /** Where a run comes from; runs of {@link #CHAT} are the ones that {@code chat.abort} ends, {@link #EVENT} is the gateway itself. */
    public enum Source {
        CHAT, AGENT, CHANNEL, HTTP, CRON, HOOK, EVENT
    }

    /**
     * Sends the answer of a run through a channel, besides telling who asked for it.
     *
     * @param channel a platform that is deployed, or {@link #LAST}
     * @param account of the platform; the one that was last used otherwise, or the only one
     * @param to the platform's id of the conversation; the one in which the agent was last spoken to otherwise
     * @param threadId the thread or topic inside the conversation
     */
    public record Delivery(String channel, Optional<String> account, Optional<String> to, Optional<String> threadId) {
        /** The channel through which the agent was last spoken to. */
        public static final String LAST = "last";
    }

    public RunRequest {
        images = List.copyOf(images);
    }

    public RunRequest(String runId, String sessionKey, String message, Source source, Optional<String> extraSystemPrompt, Duration timeout,
            Optional<String> sender, List<Image> images, boolean owner, Optional<String> thinking, ClientContext client) {
        this(runId, sessionKey, message, source, extraSystemPrompt, timeout, sender, images, owner, thinking, client, Optional.empty());
    }

    public RunRequest(String runId, String sessionKey, String message, Source source, Optional<String> extraSystemPrompt, Duration timeout,
            Optional<String> sender, List<Image> images) {
        this(runId, sessionKey, message, source, extraSystemPrompt, timeout, sender, images, false, Optional.empty(), ClientContext.NONE);
    }

    public RunRequest(String runId, String sessionKey, String message, Source source, Optional<String> extraSystemPrompt,
            Duration timeout) {
        this(runId, sessionKey, message, source, extraSystemPrompt, timeout, Optional.empty(), List.of());
    }

    /** The same wish under another id. */
    public RunRequest as(String otherRunId) {
        return new RunRequest(otherRunId, sessionKey, message, source, extraSystemPrompt, timeout, sender, images, owner, thinking, client,
                delivery);
    }

    /** The same wish of somebody who may change the gateway itself, or may not. */
    public RunRequest owner(boolean yes) {
        return new RunRequest(runId, sessionKey, message, source, extraSystemPrompt, timeout, sender, images, yes, thinking, client,
                delivery);
    }

    /** The same wish with this level of thinking. */
    public RunRequest thinking(Optional<String> level) {
        return new RunRequest(runId, sessionKey, message, source, extraSystemPrompt, timeout, sender, images, owner, level, client,
                delivery);
    }

    /** The same wish of a client that brings this along. */
    public RunRequest client(ClientContext brought) {
        return new RunRequest(runId, sessionKey, message, source, extraSystemPrompt, timeout, sender, images, owner, thinking, brought,
                delivery);
    }

    /** The same wish with its answer sent through a channel as well. */
    public RunRequest delivery(Optional<Delivery> way) {
        return new RunRequest(runId, sessionKey, message, source, extraSystemPrompt, timeout, sender, images, owner, thinking, client, way);
    }
}
