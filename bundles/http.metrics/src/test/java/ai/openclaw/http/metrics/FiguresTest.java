package ai.openclaw.http.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.GaugeSource;
import ai.openclaw.api.Observation;
import ai.openclaw.api.Observation.Kind;
import ai.openclaw.testkit.FakeGateway;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The page that Prometheus reads. */
class FiguresTest {
    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final Figures figures = new Figures(registry);

    private String page() throws IOException {
        ByteArrayOutputStream page = new ByteArrayOutputStream();
        PrometheusTextFormatWriter.create().write(page, registry.scrape());
        return page.toString(StandardCharsets.UTF_8);
    }

    private static Observation done(Kind kind, String name, Optional<String> failure, Map<String, String> attributes) {
        return new Observation(kind, name, Optional.of("run-1"), Optional.empty(), Instant.EPOCH, Duration.ofMillis(30), failure,
                attributes);
    }

    @Test
    void countsEverythingThatCanBeObserved() throws IOException {
        for (Kind kind : Kind.values())
            figures.observed(done(kind, "name-" + kind, Optional.empty(), Map.of("input", "12", "outcome", "stop")));
        figures.observed(done(Kind.MODEL, "name-MODEL", Optional.of("overloaded"), Map.of()));
        String page = page();
        for (Kind kind : Kind.values())
            assertTrue(page.contains("name-" + kind), kind + " is missing in " + page);
        assertTrue(page.contains("openclaw_model_tokens_total{kind=\"input\",model=\"name-MODEL\"} 12.0"), page);
        assertTrue(page.contains("openclaw_model_call_duration_seconds_count{model=\"name-MODEL\",outcome=\"overloaded\"} 1"), page);
        assertTrue(page.contains("openclaw_tool_call_duration_seconds_bucket{outcome=\"ok\",tool=\"name-TOOL\",le=\"0.1\"} 1"), page);
    }

    @Test
    void aSourceThatFailsOrSaysTheSameTwiceLeavesThePageWhole() throws IOException {
        GaugeSource broken = () -> { throw new IllegalStateException("broken"); };
        GaugeSource twice = () -> List.of(GaugeSource.Gauge.of("lanes", "Lanes.", 1), GaugeSource.Gauge.of("lanes", "Lanes.", 2),
                GaugeSource.Gauge.of("Not A Name", "?", 3));
        registry.register(new Readings(() -> List.of(broken, twice, new ProcessGauges(new FakeGateway(Path.of("/state"))))));
        String page = page();
        assertEquals(1, page.split("\nopenclaw_lanes ", -1).length - 1, page);
        assertFalse(page.contains("Not A Name"));
        assertTrue(page.contains("openclaw_build_info{version="), page);
        assertTrue(page.contains("openclaw_heap_used_bytes "), page);
    }
}
