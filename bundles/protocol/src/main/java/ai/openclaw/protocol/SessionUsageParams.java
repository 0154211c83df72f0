package ai.openclaw.protocol;

import java.util.Optional;

/** Parameters of {@code sessions.usage.timeseries} and {@code sessions.usage.logs} (contract section 6). */
@ParamsOf({"sessions.usage.timeseries", "sessions.usage.logs"})
public record SessionUsageParams(Optional<String> key, Optional<Integer> limit) {}
