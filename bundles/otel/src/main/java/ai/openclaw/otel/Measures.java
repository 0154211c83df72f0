package ai.openclaw.otel;

import ai.openclaw.api.GaugeSource;
import ai.openclaw.api.GaugeSource.Gauge;
import ai.openclaw.api.Observation;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.metrics.DoubleGauge;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.Meter;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Measures of what is done and of how things stand. */
final class Measures {
    private static final int MAX_GAUGES = 200;
    private static final List<String> TOKENS = List.of("input", "output", "cacheRead", "cacheWrite");
    private final Meter meter;
    private final Map<Observation.Kind, DoubleHistogram> durations = new EnumMap<>(Observation.Kind.class);
    private final LongCounter tokens;
    private final Map<String, DoubleGauge> gauges = new ConcurrentHashMap<>();

    Measures(Meter meter) {
        this.meter = meter;
        for (Observation.Kind kind : Observation.Kind.values())
            durations.put(kind,
                    meter.histogramBuilder("openclaw." + kind.name().toLowerCase(Locale.ROOT) + ".duration").setUnit("s").build());
        tokens = meter.counterBuilder("openclaw.model.tokens").setUnit("{token}").build();
    }

    void add(Observation observation) {
        AttributesBuilder attributes = Attributes.builder().put("name", observation.name()).put("outcome",
                observation.failure().orElse("ok"));
        observation.attributes().forEach((name, value) -> {
            if (!TOKENS.contains(name))
                attributes.put(name, value);
        });
        DoubleHistogram duration = durations.get(observation.kind());
        if (duration != null)
            duration.record(observation.took().toNanos() / 1e9, attributes.build());
        TOKENS.forEach(kind -> count(observation, kind));
    }

    private void count(Observation observation, String kind) {
        String number = observation.attributes().getOrDefault(kind, "0");
        if (!number.equals("0"))
            tokens.add(Long.parseLong(number), Attributes.builder().put("model", observation.name()).put("kind", kind).build());
    }

    /** Reads how things stand now. */
    void read(GaugeSource source) {
        for (Gauge gauge : source.gauges()) {
            if (gauges.size() >= MAX_GAUGES && !gauges.containsKey(gauge.name()))
                return;
            AttributesBuilder labels = Attributes.builder();
            gauge.labels().forEach(labels::put);
            gauges.computeIfAbsent(gauge.name(), name -> meter.gaugeBuilder("openclaw." + name).setDescription(gauge.help()).build())
                    .set(gauge.value(), labels.build());
        }
    }
}
