package ai.openclaw.api;

import java.time.Instant;

/**
 * How a run ended.
 *
 * @param status {@code ok}, {@code aborted}, or {@code error} when not even an error text could be stored as the answer
 * @param text the answer; of a failed model call, what went wrong in plain words
 * @param stopReason {@code stop}, {@code length}, {@code aborted}, {@code timeout} or {@code error}
 * @param sessionKey the session, canonical
 * @param sessionId the transcript
 */
public record RunResult(Status status, String text, String stopReason, String sessionKey, String sessionId, String provider, String model,
        Usage usage, Instant startedAt, Instant endedAt) {
    /** How it went. */
    public enum Status {
        OK, ERROR, ABORTED
    }
}
