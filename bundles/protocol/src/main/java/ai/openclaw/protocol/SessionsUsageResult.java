package ai.openclaw.protocol;

import ai.openclaw.api.Rest;
import java.util.List;
import java.util.Optional;

/**
 * The answer of {@code sessions.usage} (contract section 6). Times are epoch milliseconds, days are written {@code 2026-11-20}, costs are in
 * the money of the configured prices.
 *
 * @param sessions those in which something was said in these days
 * @param totals of all sessions, whether they have a row or not
 */
@ResultOf("sessions.usage")
public record SessionsUsageResult(long updatedAt, String startDate, String endDate, List<Session> sessions, UsageTotals totals,
        Aggregates aggregates) {

    /** One session. */
    public record Session(String key, String sessionId, long updatedAt, String agentId, String channel, ChatType chatType,
            String modelProvider, String model, Optional<String> label, Usage usage) {}

    /** What one session has used. */
    public record Usage(String sessionId, long firstActivity, long lastActivity, long durationMs, List<String> activityDates,
            List<DayTokens> dailyBreakdown, List<DayMessages> dailyMessageCounts, List<DayLatency> dailyLatency,
            List<DayModel> dailyModelUsage, Messages messageCounts, Tools toolUsage, List<OfModel> modelUsage, @Rest UsageTotals totals) {}

    /** Messages by kind. */
    public record Messages(int total, int user, int assistant, int toolCalls, int toolResults, int errors) {}

    /** Calls of tools, the most used first. */
    public record Tools(int totalCalls, int uniqueTools, List<ToolCount> tools) {}

    /** Calls of one tool. */
    public record ToolCount(String name, int count) {}

    /** All sessions together. */
    public record Aggregates(Messages messages, Tools tools, List<OfModel> byModel, List<OfProvider> byProvider, List<OfAgent> byAgent,
            List<OfChannel> byChannel, List<DayLatency> dailyLatency, List<DayModel> modelDaily, List<Day> daily) {}

    /** Answers of one model. */
    public record OfModel(String provider, String model, int count, UsageTotals totals) {}

    /** Answers of one provider. */
    public record OfProvider(String provider, int count, UsageTotals totals) {}

    /** One agent. */
    public record OfAgent(String agentId, UsageTotals totals) {}

    /** One channel. */
    public record OfChannel(String channel, UsageTotals totals) {}

    /** One day's tokens. */
    public record DayTokens(String date, long tokens, double cost) {}

    /** One day's messages. */
    public record DayMessages(String date, @Rest Messages messages) {}

    /** How long answers took on one day, in milliseconds. */
    public record DayLatency(String date, int count, double avgMs, long p95Ms, long minMs, long maxMs) {}

    /** One model on one day. */
    public record DayModel(String date, String provider, String model, long tokens, double cost, int count) {}

    /** One day in all. */
    public record Day(String date, long tokens, double cost, int messages, int toolCalls, int errors) {}
}
