package ai.openclaw.otel;

import ai.openclaw.api.GaugeSource;
import ai.openclaw.api.Observation;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.exporter.otlp.http.metrics.OtlpHttpMetricExporter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.export.PeriodicMetricReader;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The way to one collector: what is told is queued, at most {@link #QUEUE} spans of it, and sent behind the back of who tells. */
final class Collector implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger("otel");
    private static final String SCOPE = "ai.openclaw";
    private static final String DEFAULT_ENDPOINT = "http://127.0.0.1:4318";
    private static final int QUEUE = 2048;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration LEAVE = Duration.ofMillis(500);
    private static final long LAST_FLUSH_MS = 1500;
    private final Optional<SdkTracerProvider> tracers;
    private final Optional<SdkMeterProvider> meters;
    private final Optional<Spans> spans;
    private final Optional<Measures> measures;
    private final Thread reader;

    Collector(OtelSettings.Otel settings, String version, Supplier<List<GaugeSource>> sources) {
        Resource resource = Resource.getDefault().merge(
                Resource.create(Attributes.builder().put("service.name", settings.serviceName()).put("service.version", version).build()));
        String base = settings.endpoint().orElse(DEFAULT_ENDPOINT).replaceFirst("/+$", "");
        Duration interval = Duration.ofMillis(settings.flushIntervalMs());
        RunIds ids = new RunIds();
        Delivery delivery = new Delivery(base);
        tracers = settings.traces() ? Optional.of(tracers(settings, base, interval, resource, ids, delivery)) : Optional.empty();
        meters = settings.metrics() ? Optional.of(meters(settings, base, interval, resource, delivery)) : Optional.empty();
        spans = tracers.map(provider -> new Spans(provider.get(SCOPE), ids));
        measures = meters.map(provider -> new Measures(provider.get(SCOPE)));
        reader = Thread.ofVirtual().name("otel-gauges").start(() -> read(interval, sources));
    }

    private static SdkTracerProvider tracers(OtelSettings.Otel settings, String base, Duration interval, Resource resource, RunIds ids,
            Delivery delivery) {
        OtlpHttpSpanExporter exporter = OtlpHttpSpanExporter.builder().setEndpoint(path(base, "/v1/traces")).setTimeout(PATIENCE)
                .setHeaders(settings::headers).build();
        return SdkTracerProvider.builder().setResource(resource).setIdGenerator(ids)
                .setSampler(Sampler.traceIdRatioBased(Math.clamp(settings.sampleRate(), 0, 1)))
                .addSpanProcessor(
                        BatchSpanProcessor.builder(delivery.of(exporter)).setScheduleDelay(interval).setMaxQueueSize(QUEUE).build())
                .build();
    }

    private static SdkMeterProvider meters(OtelSettings.Otel settings, String base, Duration interval, Resource resource,
            Delivery delivery) {
        OtlpHttpMetricExporter exporter = OtlpHttpMetricExporter.builder().setEndpoint(path(base, "/v1/metrics")).setTimeout(PATIENCE)
                .setHeaders(settings::headers).build();
        return SdkMeterProvider.builder().setResource(resource)
                .registerMetricReader(PeriodicMetricReader.builder(delivery.of(exporter)).setInterval(interval).build()).build();
    }

    private static String path(String base, String signal) { return base.endsWith(signal) ? base : base + signal; }

    void add(Observation observation) {
        spans.ifPresent(traced -> traced.add(observation));
        measures.ifPresent(measured -> measured.add(observation));
    }

    private void read(Duration interval, Supplier<List<GaugeSource>> sources) {
        try {
            while (measures.isPresent()) {
                sources.get().forEach(source -> read(source, measures.get()));
                Thread.sleep(interval);
            }
        } catch (InterruptedException e) {
            LOG.debug("the collector is no longer told how things stand");
        }
    }

    private static void read(GaugeSource source, Measures measures) {
        try {
            measures.read(source);
        } catch (RuntimeException | LinkageError e) {
            LOG.debug("{} did not say how it stands: {}", source.getClass().getName(), e.toString());
        }
    }

    /** Sends what is left, for a moment. */
    @Override
    public void close() {
        reader.interrupt();
        try {
            var _ = reader.join(LEAVE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        CompletableResultCode traced = tracers.map(SdkTracerProvider::shutdown).orElse(CompletableResultCode.ofSuccess());
        CompletableResultCode measured = meters.map(SdkMeterProvider::shutdown).orElse(CompletableResultCode.ofSuccess());
        if (!CompletableResultCode.ofAll(List.of(traced, measured)).join(LAST_FLUSH_MS, TimeUnit.MILLISECONDS).isSuccess())
            LOG.debug("the last spans and figures may not have reached the collector");
    }
}
