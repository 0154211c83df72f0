package ai.openclaw.method.agent;

import ai.openclaw.api.GatewayException;
import ai.openclaw.api.Run;
import ai.openclaw.api.RunResult;
import ai.openclaw.api.Usage;
import ai.openclaw.protocol.AgentResult;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The answers of the method agent. */
final class Answers {
    private Answers() {}

    /** That it was accepted; session key and agent are what clients of protocol 4 look for (contract section 21). */
    static AgentResult.Accepted accepted(Run run) {
        return new AgentResult.Accepted(run.id(), AgentResult.AcceptedStatus.ACCEPTED, run.acceptedAt().toEpochMilli(),
                Optional.of(run.sessionKey()), Optional.of(Targets.agent(run.sessionKey())));
    }

    /**
     * The second answer.
     *
     * @throws GatewayException {@code UNAVAILABLE} when the run failed
     */
    static AgentResult.Completed completed(String runId, Run run, RunResult result) {
        if (result.status() == RunResult.Status.ERROR)
            throw failed(runId, result.text());
        List<AgentResult.Payload> payloads = result.texts().stream().map(text -> new AgentResult.Payload(text, Optional.empty())).toList();
        return new AgentResult.Completed(runId, AgentResult.CompletedStatus.OK, "completed",
                new AgentResult.Outcome(payloads, meta(run, result)));
    }

    static GatewayException failed(String runId, String message) {
        return GatewayException.unavailable(message).withPayload(Map.of("runId", runId, "status", "error", "summary", message));
    }

    private static AgentResult.Meta meta(Run run, RunResult result) {
        long durationMs = Duration.between(run.startedAt().orElse(result.startedAt()), result.endedAt()).toMillis();
        return new AgentResult.Meta(durationMs, agentMeta(result), result.status() == RunResult.Status.ABORTED, result.stopReason());
    }

    /** The total is that of the last call: it says how full the context is, and so do clients read it. */
    private static AgentResult.AgentMeta agentMeta(RunResult result) {
        Usage last = result.lastUsage();
        Optional<Usage> all = Optional.of(result.usage()).filter(usage -> usage.total() > 0);
        return new AgentResult.AgentMeta(result.sessionId(), result.provider(), result.model(),
                all.map(usage -> tokens(usage, last.total())), tokens(last, last.total()),
                all.map(_ -> last.input() + last.cacheRead() + last.cacheWrite()));
    }

    private static AgentResult.Tokens tokens(Usage usage, long total) {
        return new AgentResult.Tokens(usage.input(), usage.output(), usage.cacheRead(), usage.cacheWrite(), total);
    }
}
