package ai.openclaw.protocol;

import ai.openclaw.api.OrNull;
import java.util.List;
import java.util.Optional;

/**
 * The answers of {@code agent} (contract section 8.1): first that the run is accepted, and under the same id again when it has ended. A
 * request that came before is answered once, with where its run is now.
 */
@ResultOf("agent")
public sealed interface AgentResult {
    /**
     * The run waits for its turn or is under way.
     *
     * @param acceptedAt epoch milliseconds
     * @param sessionKey canonical; as {@code agentId} since protocol 4 (contract section 21), and not of a request that names no session
     */
    record Accepted(String runId, AcceptedStatus status, long acceptedAt, Optional<String> sessionKey,
            Optional<String> agentId) implements AgentResult {}

    /** The only state of an accepted run. */
    enum AcceptedStatus {
        ACCEPTED
    }

    /**
     * The run has ended; one that failed is answered with an error.
     *
     * @param summary {@code completed}
     */
    record Completed(String runId, CompletedStatus status, String summary, Outcome result) implements AgentResult {}

    /** The only state of a completed run. */
    enum CompletedStatus {
        OK
    }

    /** What the agent said, and how it came to it. */
    record Outcome(List<Payload> payloads, Meta meta) {}

    /** One piece of the answer, which stands between calls of tools. */
    record Payload(String text, @OrNull Optional<String> mediaUrl) {}

    /**
     * The run.
     *
     * @param stopReason {@code stop}, {@code length}, {@code aborted}, {@code timeout} or {@code error}
     */
    record Meta(long durationMs, AgentMeta agentMeta, boolean aborted, String stopReason) {}

    /**
     * The model's part in it.
     *
     * @param usage of all calls of the model; without one that told its usage it is left out
     * @param promptTokens tokens of the last prompt, cached ones too
     */
    record AgentMeta(String sessionId, String provider, String model, Optional<Tokens> usage, Tokens lastCallUsage,
            Optional<Long> promptTokens) {}

    /**
     * Tokens by kind.
     *
     * @param total of the last call, which says how full the context is
     */
    record Tokens(long input, long output, long cacheRead, long cacheWrite, long total) {}
}
