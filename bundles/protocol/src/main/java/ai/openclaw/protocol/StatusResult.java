package ai.openclaw.protocol;

import ai.openclaw.api.OrNull;
import java.util.List;
import java.util.Optional;

/**
 * The answer of {@code status} (contract section 6).
 *
 * @param channelSummary lines for people
 * @param queuedSystemEvents notes that the agent has not been told yet
 * @param problems what is wrong with the configuration and the log, and what was done about it; not told by the recorded gateway
 */
@ResultOf("status")
public record StatusResult(String runtimeVersion, Heartbeats heartbeat, List<String> channelSummary, List<String> queuedSystemEvents,
        Sessions sessions, List<String> problems) {

    /** How often the agents look around by themselves. */
    public record Heartbeats(String defaultAgentId, List<Heartbeat> agents) {}

    /**
     * One agent's.
     *
     * @param every as configured, such as {@code 30m}
     * @param everyMs null when it is off
     */
    public record Heartbeat(String agentId, boolean enabled, String every, @OrNull Optional<Long> everyMs) {}

    /** All sessions, the newest first. */
    public record Sessions(List<String> paths, int count, Defaults defaults, List<Session> recent, List<OfAgent> byAgent) {}

    /** The model of sessions that chose none. */
    public record Defaults(String model, int contextTokens) {}

    /** The sessions of one agent. */
    public record OfAgent(String agentId, String path, int count, List<Session> recent) {}

    /**
     * A session.
     *
     * @param updatedAt epoch milliseconds
     * @param age in milliseconds
     * @param totalTokens tokens of the context at the last turn
     * @param percentUsed of the model's context, 0 to 100
     */
    public record Session(String agentId, String key, ChatType kind, String sessionId, long updatedAt, long age, boolean systemSent,
            boolean abortedLastRun, long inputTokens, long outputTokens, long cacheRead, long cacheWrite, long totalTokens,
            boolean totalTokensFresh, long remainingTokens, long percentUsed, String model, int contextTokens, List<String> flags) {}
}
