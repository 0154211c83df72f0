package ai.openclaw.method.agent;

import ai.openclaw.api.GatewayException;
import ai.openclaw.api.Run;
import ai.openclaw.api.RunResult;
import ai.openclaw.api.Usage;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The answers of the method agent. */
final class Answers {
    private Answers() {}

    static Map<String, Object> accepted(Run run) {
        return Map.of("runId", run.id(), "status", "accepted", "acceptedAt", run.acceptedAt().toEpochMilli());
    }

    /**
     * The second answer.
     *
     * @throws GatewayException {@code UNAVAILABLE} when the run failed
     */
    static Map<String, Object> completed(String runId, Run run, RunResult result) {
        if (result.status() == RunResult.Status.ERROR)
            throw failed(runId, result.text());
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("runId", runId);
        answer.put("status", "ok");
        answer.put("summary", "completed");
        answer.put("result", Map.of("payloads", payloads(result.text()), "meta", meta(run, result)));
        return answer;
    }

    static GatewayException failed(String runId, String message) {
        return GatewayException.unavailable(message).withPayload(Map.of("runId", runId, "status", "error", "summary", message));
    }

    private static List<Object> payloads(String text) {
        if (text.isEmpty())
            return List.of();
        Map<String, @Nullable Object> payload = new HashMap<>();
        payload.put("text", text);
        payload.put("mediaUrl", null);
        return List.of(payload);
    }

    private static Map<String, Object> meta(Run run, RunResult result) {
        Usage usage = result.usage();
        Map<String, Object> counts = Map.of("input", usage.input(), "output", usage.output(), "cacheRead", usage.cacheRead(), "cacheWrite",
                usage.cacheWrite(), "total", usage.total());
        Map<String, Object> agent = new LinkedHashMap<>();
        agent.put("sessionId", result.sessionId());
        agent.put("provider", result.provider());
        agent.put("model", result.model());
        agent.put("usage", counts);
        agent.put("promptTokens", usage.input() + usage.cacheRead() + usage.cacheWrite());
        Map<String, Object> meta = new LinkedHashMap<>();
        meta.put("durationMs", Duration.between(run.startedAt().orElse(result.startedAt()), result.endedAt()).toMillis());
        meta.put("agentMeta", agent);
        meta.put("aborted", result.status() == RunResult.Status.ABORTED);
        meta.put("stopReason", result.stopReason());
        return meta;
    }
}
