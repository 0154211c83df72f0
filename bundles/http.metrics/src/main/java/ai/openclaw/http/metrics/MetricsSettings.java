package ai.openclaw.http.metrics;

import ai.openclaw.api.Default;
import ai.openclaw.api.Describe;
import ai.openclaw.api.Settings;

/** Whether figures are counted and served; taken in place. */
@Settings("gateway.http.endpoints.metrics")
public record MetricsSettings(
        @Describe("Count what is done and serve it at /metrics to who shows the gateway's secret") @Default("false") boolean enabled) {}
