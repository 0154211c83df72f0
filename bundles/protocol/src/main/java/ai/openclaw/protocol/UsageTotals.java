package ai.openclaw.protocol;

/**
 * Tokens and what they cost, added up (contract section 6). Costs are in the money of the configured prices.
 *
 * @param missingCostEntries answers whose cost nobody knows
 */
public record UsageTotals(long input, long output, long cacheRead, long cacheWrite, long totalTokens, double totalCost, double inputCost,
        double outputCost, double cacheReadCost, double cacheWriteCost, int missingCostEntries) {}
