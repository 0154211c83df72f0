package ai.openclaw.protocol;

import java.util.Optional;

/**
 * The answer of {@code agent.wait} (contract section 8.1).
 *
 * @param startedAt epoch milliseconds, as {@code endedAt}; absent after a timeout
 * @param error what went wrong, in plain words
 */
@ResultOf("agent.wait")
public record AgentWaitResult(String runId, Status status, Optional<Long> startedAt, Optional<Long> endedAt, Optional<String> error) {
    /** How the run ended, or that it has not within the time. */
    public enum Status {
        OK, ERROR, TIMEOUT
    }
}
