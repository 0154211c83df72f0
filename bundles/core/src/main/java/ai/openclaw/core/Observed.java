package ai.openclaw.core;

import ai.openclaw.api.GatewayException;
import ai.openclaw.api.ModelFailure;
import ai.openclaw.api.Observation;
import ai.openclaw.api.Observation.Kind;
import ai.openclaw.api.RunResult;
import ai.openclaw.api.ToolResult;
import ai.openclaw.api.Usage;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What the core does, in the words of those who measure it. */
final class Observed {
    private Observed() {}

    static Observation run(ActiveRun run, RunResult result) {
        Instant started = run.startedAt().orElse(run.acceptedAt());
        boolean failed = result.status() == RunResult.Status.ERROR || result.stopReason().equals("error");
        return new Observation(Kind.RUN, SessionKeys.agentId(run.sessionKey()), Optional.of(run.id()), run.request().client().traceParent(),
                started, Duration.between(started, result.endedAt()), failed ? Optional.of(result.stopReason()) : Optional.empty(),
                Map.of("source", run.request().source().name().toLowerCase(Locale.ROOT), "outcome", result.stopReason()));
    }

    static Observation model(ActiveRun run, String model, Instant started, Usage usage) {
        return new Observation(Kind.MODEL, model, Optional.of(run.id()), run.request().client().traceParent(), started, since(started),
                Optional.empty(), Map.of("input", String.valueOf(usage.input()), "output", String.valueOf(usage.output()), "cacheRead",
                        String.valueOf(usage.cacheRead()), "cacheWrite", String.valueOf(usage.cacheWrite())));
    }

    static Observation failed(ActiveRun run, String model, Instant started, GatewayException failure) {
        String kind = ModelFailure.in(failure).map(why -> why.name().toLowerCase(Locale.ROOT)).orElse("other");
        return new Observation(Kind.MODEL, model, Optional.of(run.id()), run.request().client().traceParent(), started, since(started),
                Optional.of(kind), Map.of());
    }

    static Observation tool(ActiveRun run, String tool, Instant started, ToolResult result) {
        return new Observation(Kind.TOOL, tool, Optional.of(run.id()), run.request().client().traceParent(), started, since(started),
                result.error() ? Optional.of("error") : Optional.empty(), Map.of());
    }

    static Observation sent(String channel, Instant started, Optional<GatewayException> failure) {
        return new Observation(Kind.SEND, channel, Optional.empty(), Optional.empty(), started, since(started),
                failure.map(why -> why.code().name().toLowerCase(Locale.ROOT)), Map.of());
    }

    static Observation received(String channel, Instant started, String admission) {
        return new Observation(Kind.RECEIVE, channel, Optional.empty(), Optional.empty(), started, since(started), Optional.empty(),
                Map.of("admission", admission.toLowerCase(Locale.ROOT)));
    }

    private static Duration since(Instant started) { return Duration.between(started, Instant.now()); }
}
