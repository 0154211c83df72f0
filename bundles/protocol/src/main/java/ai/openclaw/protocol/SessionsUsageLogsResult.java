package ai.openclaw.protocol;

import java.util.List;
import java.util.Optional;

/** The answer of {@code sessions.usage.logs} (contract section 6). */
@ResultOf("sessions.usage.logs")
public record SessionsUsageLogsResult(List<Entry> logs) {
    /**
     * One message.
     *
     * @param timestamp epoch milliseconds
     * @param role {@code user}, {@code assistant} or {@code toolResult}
     * @param content text of at most 2,000 characters
     * @param cost in the money of the configured prices
     */
    public record Entry(long timestamp, String role, String content, Optional<Long> tokens, Optional<Double> cost) {}
}
