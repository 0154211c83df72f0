package ai.openclaw.protocol;

import ai.openclaw.api.Rest;
import java.util.List;

/**
 * The answer of {@code usage.cost} (contract section 6).
 *
 * @param updatedAt epoch milliseconds
 * @param days one more than was asked for, as clients know it
 * @param daily days on which something was spent
 */
@ResultOf("usage.cost")
public record UsageCostResult(long updatedAt, int days, List<Day> daily, UsageTotals totals) {
    /** A day, such as {@code 2026-11-20}. */
    public record Day(String date, @Rest UsageTotals totals) {}
}
