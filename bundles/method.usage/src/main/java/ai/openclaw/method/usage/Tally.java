package ai.openclaw.method.usage;

import ai.openclaw.protocol.SessionsUsageResult.DayLatency;
import ai.openclaw.protocol.SessionsUsageResult.DayMessages;
import ai.openclaw.protocol.SessionsUsageResult.DayModel;
import ai.openclaw.protocol.SessionsUsageResult.DayTokens;
import ai.openclaw.protocol.SessionsUsageResult.Messages;
import ai.openclaw.protocol.SessionsUsageResult.OfModel;
import ai.openclaw.protocol.SessionsUsageResult.ToolCount;
import ai.openclaw.protocol.SessionsUsageResult.Tools;
import ai.openclaw.protocol.SessionsUsageResult;
import ai.openclaw.protocol.UsageCostResult;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;

/** Everything that is counted of some messages: totals, kinds of messages, tools, models and days. Confined to one call. */
final class Tally {
    private final Period period;
    private final Totals totals = new Totals();
    private final Counts counts = new Counts();
    private final Map<String, Integer> tools = new TreeMap<>();
    private final Map<List<String>, Totals> models = new LinkedHashMap<>();
    private final Map<String, Day> days = new TreeMap<>();

    /** One day. */
    private static final class Day {
        private final Totals totals = new Totals();
        private final Counts counts = new Counts();
        private final Map<List<String>, Totals> models = new LinkedHashMap<>();
        private final List<Long> latencies = new ArrayList<>();
    }

    /** Messages by kind. */
    private static final class Counts {
        private int total;
        private int user;
        private int assistant;
        private int toolCalls;
        private int toolResults;
        private int errors;

        private void add(Spent spent) {
            total++;
            user += spent.role().equals("user") ? 1 : 0;
            assistant += spent.assistant() ? 1 : 0;
            toolCalls += spent.tools().size();
            toolResults += spent.role().equals("toolResult") ? 1 : 0;
            errors += spent.failed() ? 1 : 0;
        }

        private Messages messages() { return new Messages(total, user, assistant, toolCalls, toolResults, errors); }
    }

    Tally(Period period) { this.period = period; }

    void add(Spent spent) {
        Day day = days.computeIfAbsent(period.dayOf(spent.atMs()).toString(), _ -> new Day());
        totals.add(spent);
        day.totals.add(spent);
        counts.add(spent);
        day.counts.add(spent);
        spent.tools().forEach(tool -> tools.merge(tool, 1, Integer::sum));
        if (spent.assistant() && spent.usage().total() > 0) {
            List<String> model = List.of(spent.provider(), spent.model());
            models.computeIfAbsent(model, _ -> new Totals()).add(spent);
            day.models.computeIfAbsent(model, _ -> new Totals()).add(spent);
        }
        if (spent.latencyMs() > 0)
            day.latencies.add(spent.latencyMs());
    }

    Totals totals() { return totals; }

    Messages messages() { return counts.messages(); }

    Tools tools() {
        List<ToolCount> list = tools.entrySet().stream().sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .map(tool -> new ToolCount(tool.getKey(), tool.getValue())).toList();
        return new Tools(tools.values().stream().mapToInt(Integer::intValue).sum(), tools.size(), list);
    }

    List<OfModel> byModel() {
        return models.entrySet().stream()
                .map(model -> new OfModel(model.getKey().get(0), model.getKey().get(1), model.getValue().count(), model.getValue().sum()))
                .toList();
    }

    /** The totals of each day that has any. */
    List<UsageCostResult.Day> costByDay() {
        return days.entrySet().stream().filter(day -> day.getValue().totals.count() > 0)
                .map(day -> new UsageCostResult.Day(day.getKey(), day.getValue().totals.sum())).toList();
    }

    /** Days on which something was said. */
    List<String> dates() { return List.copyOf(days.keySet()); }

    List<DayTokens> tokensByDay() { return byDay((date, day) -> new DayTokens(date, day.totals.tokens(), day.totals.cost())); }

    List<SessionsUsageResult.Day> byDay() {
        return byDay((date, day) -> new SessionsUsageResult.Day(date, day.totals.tokens(), day.totals.cost(), day.counts.total,
                day.counts.toolCalls, day.counts.errors));
    }

    List<DayMessages> messagesByDay() { return byDay((date, day) -> new DayMessages(date, day.counts.messages())); }

    private <R> List<R> byDay(BiFunction<String, Day, R> row) {
        return days.entrySet().stream().map(day -> row.apply(day.getKey(), day.getValue())).toList();
    }

    List<DayModel> modelsByDay() {
        List<DayModel> rows = new ArrayList<>();
        days.forEach((date, day) -> day.models.forEach(
                (model, spent) -> rows.add(new DayModel(date, model.get(0), model.get(1), spent.tokens(), spent.cost(), spent.count()))));
        return rows;
    }

    List<DayLatency> latencyByDay() {
        return days.entrySet().stream().filter(day -> !day.getValue().latencies.isEmpty())
                .map(day -> latency(day.getKey(), day.getValue().latencies)).toList();
    }

    private static DayLatency latency(String date, List<Long> latencies) {
        List<Long> sorted = new ArrayList<>(latencies);
        Collections.sort(sorted);
        double average = sorted.stream().mapToLong(Long::longValue).average().orElse(0);
        int p95 = Math.max(0, (int) Math.ceil(sorted.size() * 0.95) - 1);
        return new DayLatency(date, sorted.size(), average, sorted.get(p95), sorted.getFirst(), sorted.getLast());
    }
}
