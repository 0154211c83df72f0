package ai.openclaw.protocol;

import java.util.Optional;

/** Parameters of {@code usage.cost} (contract section 6): so many days back from today, or from one day to another. */
@ParamsOf("usage.cost")
public record UsageCostParams(Optional<Integer> days, Optional<String> startDate, Optional<String> endDate, Optional<String> mode,
        Optional<String> utcOffset) {}
