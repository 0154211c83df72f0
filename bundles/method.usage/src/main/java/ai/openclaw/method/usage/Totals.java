package ai.openclaw.method.usage;

import ai.openclaw.protocol.SessionsUsageTimeseriesResult.Point;
import ai.openclaw.protocol.UsageTotals;

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

    UsageTotals sum() {
        return new UsageTotals(input, output, cacheRead, cacheWrite, tokens(), cost, inputCost, outputCost, cacheReadCost, cacheWriteCost,
                missing);
    }

    /** This as a point of a curve that has come to {@code all} by then. */
    Point point(long atMs, Totals all) {
        return new Point(atMs, input, output, cacheRead, cacheWrite, tokens(), cost, all.tokens(), all.cost());
    }
}
