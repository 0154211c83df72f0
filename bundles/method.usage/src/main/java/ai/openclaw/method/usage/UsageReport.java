package ai.openclaw.method.usage;

import ai.openclaw.api.SessionEntry;
import ai.openclaw.protocol.ChatType;
import ai.openclaw.protocol.SessionsUsageResult.Aggregates;
import ai.openclaw.protocol.SessionsUsageResult.OfAgent;
import ai.openclaw.protocol.SessionsUsageResult.OfChannel;
import ai.openclaw.protocol.SessionsUsageResult.OfProvider;
import ai.openclaw.protocol.SessionsUsageResult.Session;
import ai.openclaw.protocol.SessionsUsageResult.Usage;
import ai.openclaw.protocol.SessionsUsageResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** The answer of sessions.usage (contract section 6). Confined to one call. */
final class UsageReport {
    private final Period period;
    private final Tally all;
    private final List<Session> rows = new ArrayList<>();
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

    private static Session row(SessionEntry entry, List<Spent> spent, Tally tally) {
        return new Session(entry.key(), entry.sessionId(), entry.updatedAt(), entry.agentId(), entry.channel(), chatType(entry),
                entry.provider(), entry.model(), entry.label(), usage(entry, spent, tally));
    }

    private static ChatType chatType(SessionEntry entry) {
        return switch (entry.chatType()) {
            case "group" -> ChatType.GROUP;
            case "channel" -> ChatType.CHANNEL;
            default -> ChatType.DIRECT;
        };
    }

    private static Usage usage(SessionEntry entry, List<Spent> spent, Tally tally) {
        long first = spent.getFirst().atMs();
        long last = spent.getLast().atMs();
        return new Usage(entry.sessionId(), first, last, Math.max(0, last - first), tally.dates(), tally.tokensByDay(),
                tally.messagesByDay(), tally.latencyByDay(), tally.modelsByDay(), tally.messages(), tally.tools(), tally.byModel(),
                tally.totals().sum());
    }

    SessionsUsageResult result(long nowMs) {
        Aggregates aggregates = new Aggregates(all.messages(), all.tools(), all.byModel(),
                rows(byProvider, (provider, totals) -> new OfProvider(provider, totals.count(), totals.sum())),
                rows(byAgent, (agent, totals) -> new OfAgent(agent, totals.sum())),
                rows(byChannel, (channel, totals) -> new OfChannel(channel, totals.sum())), all.latencyByDay(), all.modelsByDay(),
                all.byDay());
        return new SessionsUsageResult(nowMs, period.start().toString(), period.end().toString(), List.copyOf(rows), all.totals().sum(),
                aggregates);
    }

    private static <R> List<R> rows(Map<String, Totals> totals, BiFunction<String, Totals, R> row) {
        return totals.entrySet().stream().map(entry -> row.apply(entry.getKey(), entry.getValue())).toList();
    }
}
