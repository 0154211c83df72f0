package ai.openclaw.otel;

import ai.openclaw.api.Observation;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.sdk.trace.IdGenerator;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Ids of spans that follow from the run: what a run did is told before the run itself is, and has to name it as its parent all the same.
 */
final class RunIds implements IdGenerator {
    private static final int TRACE_DIGITS = 32;
    private static final int SPAN_DIGITS = 16;
    private static final IdGenerator RANDOM = IdGenerator.random();
    private final ThreadLocal<@Nullable String> run = new ThreadLocal<>();

    /** Makes spans while this is the run that they stand for. */
    void during(String runId, Runnable work) {
        run.set(runId);
        try {
            work.run();
        } finally {
            run.remove();
        }
    }

    @Override
    public String generateTraceId() {
        String runId = run.get();
        return runId == null ? RANDOM.generateTraceId() : traceId(runId);
    }

    @Override
    public String generateSpanId() {
        String runId = run.get();
        return runId == null ? RANDOM.generateSpanId() : spanId(runId);
    }

    /** Where an observation of a run belongs: below that run. */
    static SpanContext below(String runId, Optional<String> traceParent) {
        String trace = traceParent.map(RunIds::trace).orElseGet(() -> traceId(runId));
        return SpanContext.createFromRemoteParent(trace, spanId(runId), TraceFlags.getSampled(), TraceState.getDefault());
    }

    /** Where a request or a run belongs that somebody else's trace led to. */
    static Optional<SpanContext> above(Observation observation) {
        return observation.traceParent().map(parent -> SpanContext.createFromRemoteParent(trace(parent),
                parent.substring(4 + TRACE_DIGITS, 4 + TRACE_DIGITS + SPAN_DIGITS), TraceFlags.getSampled(), TraceState.getDefault()));
    }

    private static String trace(String traceParent) { return traceParent.substring(3, 3 + TRACE_DIGITS); }

    private static String traceId(String runId) { return hash("trace:" + runId).substring(0, TRACE_DIGITS); }

    private static String spanId(String runId) { return hash("span:" + runId).substring(0, SPAN_DIGITS); }

    private static String hash(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
