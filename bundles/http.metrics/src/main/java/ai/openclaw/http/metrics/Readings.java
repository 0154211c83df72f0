package ai.openclaw.http.metrics;

import ai.openclaw.api.GaugeSource;
import ai.openclaw.api.GaugeSource.Gauge;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How things stand, asked when somebody scrapes. A source that fails is left out. */
final class Readings implements MultiCollector {
    private static final Logger LOG = LoggerFactory.getLogger("http/metrics");
    private static final String PREFIX = "openclaw_";
    private static final String NAME = "[a-z][a-z0-9_]{0,60}";
    private final Supplier<List<GaugeSource>> sources;

    Readings(Supplier<List<GaugeSource>> sources) { this.sources = sources; }

    @Override
    public MetricSnapshots collect() {
        Map<String, List<Gauge>> byName = new LinkedHashMap<>();
        for (GaugeSource source : sources.get())
            read(source).stream().filter(gauge -> gauge.name().matches(NAME))
                    .forEach(gauge -> byName.computeIfAbsent(gauge.name(), _ -> new ArrayList<>()).add(gauge));
        MetricSnapshots.Builder all = MetricSnapshots.builder();
        byName.forEach((name, gauges) -> all.metricSnapshot(snapshot(name, gauges)));
        return all.build();
    }

    private static List<Gauge> read(GaugeSource source) {
        try {
            return source.gauges();
        } catch (RuntimeException | LinkageError e) {
            LOG.debug("{} did not say how it stands: {}", source.getClass().getName(), e.toString());
            return List.of();
        }
    }

    private static GaugeSnapshot snapshot(String name, List<Gauge> gauges) {
        GaugeSnapshot.Builder snapshot = GaugeSnapshot.builder().name(PREFIX + name).help(gauges.getFirst().help());
        // two of the same labels would make the whole page invalid
        Map<Map<String, String>, Double> values = new LinkedHashMap<>();
        gauges.forEach(gauge -> values.put(new TreeMap<>(gauge.labels()), gauge.value()));
        values.forEach((labels, value) -> snapshot.dataPoint(GaugeDataPointSnapshot.builder().labels(labels(labels)).value(value).build()));
        return snapshot.build();
    }

    private static Labels labels(Map<String, String> labels) {
        return Labels.of(List.copyOf(labels.keySet()), List.copyOf(labels.values()));
    }
}
