package ai.openclaw.otel;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.metrics.InstrumentType;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.export.MetricExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says once when the collector takes nothing, and once when it does again; the SDK would print a stack trace each time. */
final class Delivery {
    private static final Logger LOG = LoggerFactory.getLogger("otel");
    /** Held, or its level would be forgotten with it. */
    private static final java.util.logging.Logger SDK = java.util.logging.Logger.getLogger("io.opentelemetry");
    private final AtomicBoolean taken = new AtomicBoolean(true);
    private final String endpoint;

    Delivery(String endpoint) {
        this.endpoint = endpoint;
        SDK.setLevel(Level.OFF);
    }

    private CompletableResultCode noted(CompletableResultCode result) {
        return result.whenComplete(() -> {
            boolean good = result.isSuccess();
            if (taken.getAndSet(good) == good)
                return;
            if (good)
                LOG.info("the collector at {} takes traces and metrics again", endpoint);
            else
                LOG.warn("the collector at {} takes nothing; what cannot be kept until it does is dropped", endpoint);
        });
    }

    SpanExporter of(SpanExporter exporter) {
        return new SpanExporter() {
            @Override
            public CompletableResultCode export(Collection<SpanData> spans) { return noted(exporter.export(spans)); }

            @Override
            public CompletableResultCode flush() { return exporter.flush(); }

            @Override
            public CompletableResultCode shutdown() { return exporter.shutdown(); }
        };
    }

    MetricExporter of(MetricExporter exporter) {
        return new MetricExporter() {
            @Override
            public AggregationTemporality getAggregationTemporality(InstrumentType type) {
                return exporter.getAggregationTemporality(type);
            }

            @Override
            public CompletableResultCode export(Collection<MetricData> metrics) { return noted(exporter.export(metrics)); }

            @Override
            public CompletableResultCode flush() { return exporter.flush(); }

            @Override
            public CompletableResultCode shutdown() { return exporter.shutdown(); }
        };
    }
}
