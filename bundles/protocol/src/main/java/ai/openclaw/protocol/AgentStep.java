package ai.openclaw.protocol;

import java.util.Optional;

/**
 * A step of a run: what the event {@code agent} carries (contract section 8.2).
 *
 * @param seq from 1 on, for each run
 * @param stream says what {@code data} is
 * @param ts epoch milliseconds
 */
@PayloadOf("agent")
public record AgentStep(String runId, long seq, Stream stream, long ts, Optional<String> sessionKey, Data data) {
    /** What a step is about. */
    public enum Stream {
        LIFECYCLE, ASSISTANT, TOOL
    }

    /** What happened. */
    public sealed interface Data {
        /** The run began or ended; times are epoch milliseconds. */
        record Lifecycle(LifecyclePhase phase, Optional<Long> startedAt, Optional<Long> endedAt, Optional<Boolean> aborted,
                Optional<String> stopReason, Optional<String> error) implements Data {}

        /** The model said more: all of this answer so far, and what is new. */
        record Assistant(String text, String delta) implements Data {}

        /** A tool; told only to connections that announced {@code tool-events}, what it answered only to verbose sessions. */
        record Tool(ToolPhase phase, String name, String toolCallId, Optional<Object> args, Optional<String> meta,
                Optional<Boolean> isError, Optional<Object> partialResult, Optional<Object> result) implements Data {}
    }

    /** Where a run is. */
    public enum LifecyclePhase {
        START, END, ERROR
    }

    /** Where a call of a tool is. */
    public enum ToolPhase {
        START, UPDATE, RESULT
    }
}
