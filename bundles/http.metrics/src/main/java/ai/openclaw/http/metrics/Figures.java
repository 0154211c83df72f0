package ai.openclaw.http.metrics;

import ai.openclaw.api.Observation;
import ai.openclaw.api.Observer;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Unit;
import java.util.List;

/** Counts what is done, by names and labels of which there are few. */
final class Figures implements Observer {
    /** Seconds; a turn of a model takes from a tenth to minutes. */
    private static final double[] LONG = {0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300};
    /** Seconds; an endpoint or a swap takes milliseconds. */
    private static final double[] SHORT = {0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5};
    private static final List<String> TOKENS = List.of("input", "output", "cacheRead", "cacheWrite");

    private final Histogram requests;
    private final Histogram runs;
    private final Histogram models;
    private final Histogram tools;
    private final Histogram sent;
    private final Histogram swaps;
    private final Counter tokens;
    private final Counter received;

    Figures(PrometheusRegistry registry) {
        requests = histogram(registry, "openclaw_http_request_duration", "HTTP requests, by the time until they were answered.", SHORT,
                "route", "method", "status");
        runs = histogram(registry, "openclaw_run_duration", "Runs of agents.", LONG, "agent", "source", "outcome");
        models = histogram(registry, "openclaw_model_call_duration", "Answers of models.", LONG, "model", "outcome");
        tools = histogram(registry, "openclaw_tool_call_duration", "Calls of tools.", LONG, "tool", "outcome");
        sent = histogram(registry, "openclaw_channel_send_duration", "Messages that left through channels.", SHORT, "channel", "outcome");
        swaps = histogram(registry, "openclaw_bundle_swap_duration", "Bundles installed, updated, rolled back or taken away.", SHORT,
                "bundle", "what", "outcome");
        tokens = Counter.builder().name("openclaw_model_tokens").help("Tokens that models read and wrote.").labelNames("model", "kind")
                .register(registry);
        received = Counter.builder().name("openclaw_channel_received").help("Messages that came in through channels.")
                .labelNames("channel", "admission").register(registry);
    }

    private static Histogram histogram(PrometheusRegistry registry, String name, String help, double[] bounds, String... labels) {
        return Histogram.builder().name(name).help(help).unit(Unit.SECONDS).labelNames(labels).classicOnly().classicUpperBounds(bounds)
                .register(registry);
    }

    @Override
    public void observed(Observation what) {
        double seconds = what.took().toNanos() / 1e9;
        String outcome = what.failure().orElse("ok");
        switch (what.kind()) {
            case REQUEST -> requests.labelValues(what.name(), attribute(what, "method"), attribute(what, "status")).observe(seconds);
            case RUN -> runs.labelValues(what.name(), attribute(what, "source"), attribute(what, "outcome")).observe(seconds);
            case MODEL -> {
                models.labelValues(what.name(), outcome).observe(seconds);
                TOKENS.forEach(kind -> count(what, kind));
            }
            case TOOL -> tools.labelValues(what.name(), outcome).observe(seconds);
            case SEND -> sent.labelValues(what.name(), outcome).observe(seconds);
            case RECEIVE -> received.labelValues(what.name(), attribute(what, "admission")).inc();
            case SWAP -> swaps.labelValues(what.name(), attribute(what, "what"), outcome).observe(seconds);
        }
    }

    private void count(Observation what, String kind) {
        String number = what.attributes().getOrDefault(kind, "0");
        if (!number.equals("0"))
            tokens.labelValues(what.name(), kind).inc(Long.parseLong(number));
    }

    private static String attribute(Observation what, String name) { return what.attributes().getOrDefault(name, ""); }
}
