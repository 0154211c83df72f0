package ai.openclaw.protocol;

import java.util.List;

/** The answer of {@code sessions.usage.timeseries} (contract section 6). */
@ResultOf("sessions.usage.timeseries")
public record SessionsUsageTimeseriesResult(String sessionId, List<Point> points) {
    /**
     * One answer of a model, or some of them added up.
     *
     * @param timestamp epoch milliseconds
     * @param cost in the money of the configured prices
     */
    public record Point(long timestamp, long input, long output, long cacheRead, long cacheWrite, long totalTokens, double cost,
            long cumulativeTokens, double cumulativeCost) {}
}
