package ai.openclaw.api;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Something that was done, told when it is over: the stuff of metrics and traces.
 *
 * @param kind what was done
 * @param name by which it is counted, from a small set: a route, an agent, {@code provider/model}, a tool, a channel, a bundle
 * @param runId the run that it belongs to, or is
 * @param traceParent where the run or request belongs in a trace (W3C Trace Context, section 3.2)
 * @param failure what went wrong, from a small set such as a kind of {@link ModelFailure} or an HTTP status; empty when it went well
 * @param attributes more, each from a small set or a number: what is counted by them would grow without end otherwise
 */
public record Observation(Kind kind, String name, Optional<String> runId, Optional<String> traceParent, Instant startedAt, Duration took,
        Optional<String> failure, Map<String, String> attributes) {
    /** What can be done. */
    public enum Kind {
        /** An HTTP request was answered. */
        REQUEST,
        /** A run ended. */
        RUN,
        /** A model answered once, or failed to. */
        MODEL,
        /** A tool was called. */
        TOOL,
        /** A message left through a channel. */
        SEND,
        /** A message came in through a channel. */
        RECEIVE,
        /** A bundle was updated, rolled back, installed or taken away. */
        SWAP
    }

    public Observation {
        attributes = Map.copyOf(attributes);
    }
}
