package ai.openclaw.method.usage;

import java.util.LinkedHashMap;
import java.util.Map;

/** Tokens and money added up (contract section 6, {@code usage.cost}). Confined to one call. */
final class Totals {
    private long input;
    private long output;
    private long cacheRead;
    private long cacheWrite;
    private double cost;
    private double inputCost;
    private double outputCost;
    private double cacheReadCost;
    private double cacheWriteCost;
    private int missing;
    private int count;

    Totals add(Spent spent) {
        if (!spent.assistant() || spent.usage().total() == 0)
            return this;
        count++;
        input += spent.usage().input();
        output += spent.usage().output();
        cacheRead += spent.usage().cacheRead();
        cacheWrite += spent.usage().cacheWrite();
        spent.cost().ifPresentOrElse(this::add, () -> missing++);
        return this;
    }

    private void add(Spent.Cost more) {
        cost += more.total();
        inputCost += more.input();
        outputCost += more.output();
        cacheReadCost += more.cacheRead();
        cacheWriteCost += more.cacheWrite();
    }

    long tokens() { return input + output + cacheRead + cacheWrite; }

    double cost() { return cost; }

    /** Answers that were counted. */
    int count() { return count; }

    /** The tokens alone. */
    Map<String, Object> tokensByKind() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("input", input);
        json.put("output", output);
        json.put("cacheRead", cacheRead);
        json.put("cacheWrite", cacheWrite);
        json.put("totalTokens", tokens());
        return json;
    }

    Map<String, Object> json() {
        Map<String, Object> json = tokensByKind();
        json.put("totalCost", cost);
        json.put("inputCost", inputCost);
        json.put("outputCost", outputCost);
        json.put("cacheReadCost", cacheReadCost);
        json.put("cacheWriteCost", cacheWriteCost);
        json.put("missingCostEntries", missing);
        return json;
    }
}
