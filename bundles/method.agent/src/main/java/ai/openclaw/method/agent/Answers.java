package ai.openclaw.method.agent;

import ai.openclaw.api.ErrorCode;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.Run;
import ai.openclaw.api.RunResult;
import ai.openclaw.api.Usage;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The answers of the method agent. */
final class Answers {
    private Answers() {}

    /** That it was accepted; session key and agent are what clients of protocol 4 look for (contract section 21). */
    static Map<String, Object> accepted(Run run) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("runId", run.id());
        answer.put("status", "accepted");
        answer.put("acceptedAt", run.acceptedAt().toEpochMilli());
        answer.put("sessionKey", run.sessionKey());
        answer.put("agentId", Targets.agent(run.sessionKey()));
        return answer;
    }

    /**
     * The second answer.
     *
     * @throws GatewayException {@code UNAVAILABLE} when the run failed, {@code AGENT_TIMEOUT} when its time was over
     */
    static Map<String, Object> completed(String runId, Run run, RunResult result) {
        if (result.status() == RunResult.Status.ERROR)
            throw failed(runId, result.text(), result.stopReason().equals("timeout") ? ErrorCode.AGENT_TIMEOUT : ErrorCode.UNAVAILABLE);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("runId", runId);
        answer.put("status", "ok");
        answer.put("summary", "completed");
        answer.put("result", Map.of("payloads", payloads(result.texts()), "meta", meta(run, result)));
        return answer;
    }

    static GatewayException failed(String runId, String message) { return failed(runId, message, ErrorCode.UNAVAILABLE); }

    private static GatewayException failed(String runId, String message, ErrorCode code) {
        return new GatewayException(code, message).withPayload(Map.of("runId", runId, "status", "error", "summary", message));
    }

    private static List<Map<String, @Nullable Object>> payloads(List<String> texts) {
        return texts.stream().map(text -> {
            Map<String, @Nullable Object> payload = new LinkedHashMap<>();
            payload.put("text", text);
            payload.put("mediaUrl", null);
            return payload;
        }).toList();
    }

    private static Map<String, Object> meta(Run run, RunResult result) {
        Map<String, Object> meta = new LinkedHashMap<>();
        meta.put("durationMs", Duration.between(run.startedAt().orElse(result.startedAt()), result.endedAt()).toMillis());
        meta.put("agentMeta", agentMeta(result));
        meta.put("aborted", result.status() == RunResult.Status.ABORTED);
        meta.put("stopReason", result.stopReason());
        return meta;
    }

    /** The total is that of the last call: it says how full the context is, and so do clients read it. */
    private static Map<String, Object> agentMeta(RunResult result) {
        Usage last = result.lastUsage();
        Map<String, Object> agent = new LinkedHashMap<>();
        agent.put("sessionId", result.sessionId());
        agent.put("provider", result.provider());
        agent.put("model", result.model());
        if (result.usage().total() > 0)
            agent.put("usage", counts(result.usage(), last.total()));
        agent.put("lastCallUsage", counts(last, last.total()));
        if (result.usage().total() > 0)
            agent.put("promptTokens", last.input() + last.cacheRead() + last.cacheWrite());
        return agent;
    }

    private static Map<String, Object> counts(Usage usage, long total) {
        Map<String, Object> counts = new LinkedHashMap<>();
        counts.put("input", usage.input());
        counts.put("output", usage.output());
        counts.put("cacheRead", usage.cacheRead());
        counts.put("cacheWrite", usage.cacheWrite());
        counts.put("total", total);
        return counts;
    }
}
