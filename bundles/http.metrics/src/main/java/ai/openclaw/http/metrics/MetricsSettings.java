package ai.openclaw.http.metrics;

import ai.openclaw.api.Default;
import ai.openclaw.api.Describe;
import ai.openclaw.api.Settings;

/** Whether figures are counted and served; taken in place. */
@Settings(MetricsSettings.PID)
public record MetricsSettings(@Default("{}") Endpoints endpoints) {
    static final String PID = "gateway.http";

    /** The endpoints that can be switched on. */
    public record Endpoints(@Default("{}") Metrics metrics) {}

    /** This one. */
    public record Metrics(
            @Describe("Count what is done and serve it at /metrics to who shows the gateway's secret") @Default("false") boolean enabled) {}
}
