package ai.openclaw.method.usage;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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

        private Map<String, Object> json() {
            return UsageMethods.answer("total", total, "user", user, "assistant", assistant, "toolCalls", toolCalls, "toolResults",
                    toolResults, "errors", errors);
        }
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

    Map<String, Object> messages() { return counts.json(); }

    Map<String, Object> tools() {
        List<Map<String, Object>> list = tools.entrySet().stream().sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .map(tool -> UsageMethods.answer("name", tool.getKey(), "count", tool.getValue())).toList();
        return UsageMethods.answer("totalCalls", tools.values().stream().mapToInt(Integer::intValue).sum(), "uniqueTools", tools.size(),
                "tools", list);
    }

    List<Map<String, Object>> byModel() {
        return models.entrySet().stream().map(model -> UsageMethods.answer("provider", model.getKey().get(0), "model",
                model.getKey().get(1), "count", model.getValue().count(), "totals", model.getValue().json())).toList();
    }

    /** The totals of each day that has any. */
    List<Map<String, Object>> costByDay() {
        return days.entrySet().stream().filter(day -> day.getValue().totals.count() > 0).map(day -> {
            Map<String, Object> row = UsageMethods.answer("date", day.getKey());
            row.putAll(day.getValue().totals.json());
            return row;
        }).toList();
    }

    /** Days on which something was said. */
    List<String> dates() { return List.copyOf(days.keySet()); }

    List<Map<String, Object>> tokensByDay() {
        return days.entrySet().stream().map(day -> UsageMethods.answer("date", day.getKey(), "tokens", day.getValue().totals.tokens(),
                "cost", day.getValue().totals.cost())).toList();
    }

    List<Map<String, Object>> byDay() {
        return days.entrySet().stream()
                .map(day -> UsageMethods.answer("date", day.getKey(), "tokens", day.getValue().totals.tokens(), "cost",
                        day.getValue().totals.cost(), "messages", day.getValue().counts.total, "toolCalls", day.getValue().counts.toolCalls,
                        "errors", day.getValue().counts.errors))
                .toList();
    }

    List<Map<String, Object>> messagesByDay() {
        return days.entrySet().stream().map(day -> {
            Map<String, Object> row = UsageMethods.answer("date", day.getKey());
            row.putAll(day.getValue().counts.json());
            return row;
        }).toList();
    }

    List<Map<String, Object>> modelsByDay() {
        List<Map<String, Object>> rows = new ArrayList<>();
        days.forEach((date, day) -> day.models.forEach((model, spent) -> rows.add(UsageMethods.answer("date", date, "provider",
                model.get(0), "model", model.get(1), "tokens", spent.tokens(), "cost", spent.cost(), "count", spent.count()))));
        return rows;
    }

    List<Map<String, Object>> latencyByDay() {
        return days.entrySet().stream().filter(day -> !day.getValue().latencies.isEmpty())
                .map(day -> latency(day.getKey(), day.getValue().latencies)).toList();
    }

    private static Map<String, Object> latency(String date, List<Long> latencies) {
        List<Long> sorted = new ArrayList<>(latencies);
        Collections.sort(sorted);
        double average = sorted.stream().mapToLong(Long::longValue).average().orElse(0);
        int p95 = Math.max(0, (int) Math.ceil(sorted.size() * 0.95) - 1);
        return UsageMethods.answer("date", date, "count", sorted.size(), "avgMs", average, "p95Ms", sorted.get(p95), "minMs",
                sorted.getFirst(), "maxMs", sorted.getLast());
    }
}
