package ai.openclaw.protocol;

import java.util.Optional;

/** The tokens of one answer of a model (contract section 19). */
public record MessageUsage(long input, long output, long cacheRead, long cacheWrite, long totalTokens, Optional<Cost> cost) {
    /** What they cost, in the money of the configured prices; {@code chat.history} tells the total alone. */
    public record Cost(Optional<Double> input, Optional<Double> output, Optional<Double> cacheRead, Optional<Double> cacheWrite,
            double total) {}
}
