package ai.openclaw.method.usage;

import ai.openclaw.api.SessionEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The answer of sessions.usage (contract section 6). Confined to one call. */
final class UsageReport {
    private final Period period;
    private final Tally all;
    private final List<Map<String, Object>> rows = new ArrayList<>();
    private final Map<String, Totals> byAgent = new LinkedHashMap<>();
    private final Map<String, Totals> byChannel = new LinkedHashMap<>();
    private final Map<String, Totals> byProvider = new LinkedHashMap<>();

    UsageReport(Period period) {
        this.period = period;
        all = new Tally(period);
    }

    /** Counts a session; one that said nothing in these days has no row. */
    void add(SessionEntry entry, List<Spent> spent, boolean row) {
        List<Spent> inside = spent.stream().filter(period::has).toList();
        if (inside.isEmpty())
            return;
        Tally own = new Tally(period);
        for (Spent message : inside) {
            own.add(message);
            all.add(message);
            byAgent.computeIfAbsent(entry.agentId(), _ -> new Totals()).add(message);
            byChannel.computeIfAbsent(entry.channel(), _ -> new Totals()).add(message);
            if (message.assistant() && message.usage().total() > 0)
                byProvider.computeIfAbsent(message.provider(), _ -> new Totals()).add(message);
        }
        if (row)
            rows.add(row(entry, inside, own));
    }

    private static Map<String, Object> row(SessionEntry entry, List<Spent> spent, Tally tally) {
        Map<String, Object> row = UsageMethods.answer("key", entry.key(), "sessionId", entry.sessionId(), "updatedAt", entry.updatedAt(),
                "agentId", entry.agentId(), "channel", entry.channel(), "chatType", entry.chatType(), "modelProvider", entry.provider(),
                "model", entry.model());
        entry.label().ifPresent(label -> row.put("label", label));
        long first = spent.getFirst().atMs();
        long last = spent.getLast().atMs();
        Map<String, Object> usage = UsageMethods.answer("sessionId", entry.sessionId(), "firstActivity", first, "lastActivity", last,
                "durationMs", Math.max(0, last - first), "activityDates", tally.dates(), "dailyBreakdown", tally.tokensByDay(),
                "dailyMessageCounts", tally.messagesByDay(), "dailyLatency", tally.latencyByDay(), "dailyModelUsage", tally.modelsByDay(),
                "messageCounts", tally.messages(), "toolUsage", tally.tools(), "modelUsage", tally.byModel());
        usage.putAll(tally.totals().json());
        row.put("usage", usage);
        return row;
    }

    Map<String, Object> json(long nowMs) {
        Map<String, Object> aggregates = UsageMethods.answer("messages", all.messages(), "tools", all.tools(), "byModel", all.byModel(),
                "byProvider", rows(byProvider, "provider", true), "byAgent", rows(byAgent, "agentId", false), "byChannel",
                rows(byChannel, "channel", false), "dailyLatency", all.latencyByDay(), "modelDaily", all.modelsByDay(), "daily",
                all.byDay());
        return UsageMethods.answer("updatedAt", nowMs, "startDate", period.start().toString(), "endDate", period.end().toString(),
                "sessions", rows, "totals", all.totals().json(), "aggregates", aggregates);
    }

    private static List<Map<String, Object>> rows(Map<String, Totals> totals, String name, boolean counted) {
        Function<Map.Entry<String, Totals>, Map<String, Object>> row = entry -> counted
                ? UsageMethods.answer(name, entry.getKey(), "count", entry.getValue().count(), "totals", entry.getValue().json())
                : UsageMethods.answer(name, entry.getKey(), "totals", entry.getValue().json());
        return totals.entrySet().stream().map(row).toList();
    }
}
