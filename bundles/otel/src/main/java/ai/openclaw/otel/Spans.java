package ai.openclaw.otel;

import ai.openclaw.api.Observation;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.util.Locale;
import java.util.Optional;

/** Makes a span of everything that was done. */
final class Spans {
    private final Tracer tracer;
    private final RunIds ids;

    Spans(Tracer tracer, RunIds ids) {
        this.tracer = tracer;
        this.ids = ids;
    }

    void add(Observation observation) {
        boolean run = observation.kind() == Observation.Kind.RUN;
        if (run && observation.runId().isPresent())
            ids.during(observation.runId().get(), () -> span(observation, RunIds.above(observation)));
        else
            span(observation,
                    observation.runId().map(id -> RunIds.below(id, observation.traceParent())).or(() -> RunIds.above(observation)));
    }

    private void span(Observation observation, Optional<SpanContext> parent) {
        String kind = observation.kind().name().toLowerCase(Locale.ROOT);
        SpanBuilder builder = tracer.spanBuilder("openclaw." + kind + " " + observation.name()).setSpanKind(kind(observation.kind()))
                .setStartTimestamp(observation.startedAt()).setAttribute("openclaw.name", observation.name());
        if (parent.isPresent())
            builder.setParent(Context.root().with(Span.wrap(parent.get())));
        else
            builder.setNoParent();
        observation.runId().ifPresent(id -> builder.setAttribute("openclaw.run.id", id));
        observation.attributes().forEach((name, value) -> builder.setAttribute("openclaw." + name, value));
        Span span = builder.startSpan();
        observation.failure().ifPresent(why -> span.setStatus(StatusCode.ERROR, why));
        span.end(observation.startedAt().plus(observation.took()));
    }

    private static SpanKind kind(Observation.Kind kind) {
        return switch (kind) {
            case REQUEST, RECEIVE -> SpanKind.SERVER;
            case MODEL, SEND -> SpanKind.CLIENT;
            case RUN, TOOL, SWAP -> SpanKind.INTERNAL;
        };
    }
}
