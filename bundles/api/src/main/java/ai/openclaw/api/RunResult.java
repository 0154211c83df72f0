package ai.openclaw.api;

import java.time.Instant;
import java.util.List;

/**
 * How a run ended.
 *
 * @param status {@code ok}, {@code aborted}, or {@code error} when not even an error text could be stored as the answer
 * @param text the answer; of a failed model call, what went wrong in plain words
 * @param stopReason {@code stop}, {@code length}, {@code toolUse} for calls of the client's tools, {@code aborted}, {@code timeout} or {@code error}
 * @param sessionKey the session, canonical
 * @param sessionId the transcript
 * @param usage of all calls of the model
 * @param texts the answer in the pieces that stand between calls of tools
 * @param lastUsage of the last call of the model
 * @param calls of the client's own tools ({@link ClientContext#tools}), which it is to make and bring the results of
 */
public record RunResult(Status status, String text, String stopReason, String sessionKey, String sessionId, String provider, String model,
        Usage usage, Instant startedAt, Instant endedAt, List<String> texts, Usage lastUsage, List<ModelMessage.Call> calls) {
    /** How it went. */
    public enum Status {
        OK, ERROR, ABORTED
    }

    public RunResult {
        texts = List.copyOf(texts);
        calls = List.copyOf(calls);
    }

    /** An answer without calls of the client's tools. */
    public RunResult(Status status, String text, String stopReason, String sessionKey, String sessionId, String provider, String model,
            Usage usage, Instant startedAt, Instant endedAt, List<String> texts, Usage lastUsage) {
        this(status, text, stopReason, sessionKey, sessionId, provider, model, usage, startedAt, endedAt, texts, lastUsage, List.of());
    }

    /** An answer in one piece. */
    public RunResult(Status status, String text, String stopReason, String sessionKey, String sessionId, String provider, String model,
            Usage usage, Instant startedAt, Instant endedAt) {
        this(status, text, stopReason, sessionKey, sessionId, provider, model, usage, startedAt, endedAt,
                text.isEmpty() ? List.of() : List.of(text), usage);
    }
}
