package ai.openclaw.core;

import ai.openclaw.api.Events;
import ai.openclaw.api.GatewayEvent;
import ai.openclaw.api.Logs;
import ai.openclaw.api.ModelMessage;
import ai.openclaw.api.RunResult;
import ai.openclaw.api.Scope;
import ai.openclaw.api.ToolResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tells what happens in one run as the events {@code agent} and {@code chat} (contract section 8). The monitor guards the numbering, for tools tell of themselves on their own threads. Chat deltas
 * carry the whole text so far for clients of protocol 3, and what is new for those of protocol 4 (contract section 21), who are told by
 * {@code replace} when the text is not what they had with more behind it.
 */
final class RunEvents {
    /** Chat deltas are told at most once in this time. */
    private static final long CHAT_INTERVAL_NANOS = 150_000_000;
    private static final String TOOL_EVENTS = "tool-events";

    private final Events events;
    private final ActiveRun run;
    private final boolean toolOutput;
    private final Logs logs;
    private long seq;
    private long lastChatDelta;
    private String told = "";

    /**
     * @param toolOutput whether what tools answer is told too: only to a session whose verbose level is full
     * @param logs masks credentials in what tools are given and answer
     */
    RunEvents(Events events, ActiveRun run, boolean toolOutput, Logs logs) {
        this.events = events;
        this.run = run;
        this.toolOutput = toolOutput;
        this.logs = logs;
        this.lastChatDelta = System.nanoTime() - CHAT_INTERVAL_NANOS;
    }

    void started(long atMs) { agent("lifecycle", Json.of("phase", "start", "startedAt", atMs), Optional.empty()); }

    /**
     * More of the answer.
     *
     * @param all what the run has said so far
     * @param text what this answer of the model has said so far
     * @param delta what is new
     */
    void said(String all, String text, String delta) {
        agent("assistant", Json.of("text", text, "delta", delta), Optional.empty());
        long now = System.nanoTime();
        if (now - lastChatDelta >= CHAT_INTERVAL_NANOS) {
            lastChatDelta = now;
            delta(all);
        }
    }

    void toolStarted(ModelMessage.Call call) {
        tool(Json.of("phase", "start", "name", call.tool(), "toolCallId", call.id(), "args", masked(call.arguments())));
    }

    /** What a tool has to say while it works; told from its own thread. */
    void toolProgress(ModelMessage.Call call, ToolResult partial) {
        tool(Json.of("phase", "update", "name", call.tool(), "toolCallId", call.id(), "partialResult", output(partial)));
    }

    void toolEnded(ModelMessage.Call call, ToolResult result) {
        tool(Json.of("phase", "result", "name", call.tool(), "toolCallId", call.id(), "meta", logs.masked(result.meta()), "isError",
                result.error(), "result", output(result)));
    }

    private @Nullable Object output(ToolResult result) {
        return toolOutput ? Json.of("content", List.of(Json.of("type", "text", "text", logs.masked(result.text())))) : null;
    }

    /**
     * More of what the model thinks, for sessions that want to see it.
     *
     * @param text what it thought of this answer so far
     */
    void thought(String text, String delta) { agent("thinking", Json.of("text", text, "delta", delta), Optional.empty()); }

    /** The conversation is put into a summary: {@code start} or {@code end}. */
    void compaction(String phase) {
        agent("compaction", Json.of("phase", phase), Optional.empty());
    }

    /** Another model goes on with the run, and why. */
    void modelChanged(String model, String why) {
        agent("lifecycle", Json.of("phase", "fallback", "model", model, "reason", logs.masked(why)), Optional.empty());
    }

    private @Nullable Object masked(@Nullable Object tree) {
        if (tree instanceof String text)
            return logs.masked(text);
        if (tree instanceof List<?> list)
            return list.stream().map(this::masked).collect(Collectors.toCollection(ArrayList::new));
        if (!(tree instanceof Map<?, ?> map))
            return tree;
        Map<Object, @Nullable Object> result = LinkedHashMap.newLinkedHashMap(map.size());
        map.forEach((key, value) -> result.put(key, masked(value)));
        return result;
    }

    void ended(RunResult result) {
        long endedAt = result.endedAt().toEpochMilli();
        boolean failed = result.status() == RunResult.Status.ERROR || result.stopReason().equals("error");
        if (failed) {
            agent("lifecycle", Json.of("phase", "error", "error", result.text(), "endedAt", endedAt), Optional.empty());
            chat("error", run.sessionKey(), Json.of("errorMessage", result.text()));
        } else if (result.status() == RunResult.Status.ABORTED) {
            agent("lifecycle", Json.of("phase", "end", "endedAt", endedAt, "aborted", true, "stopReason", "rpc"), Optional.empty());
            chat("aborted", run.request().sessionKey(), Json.of("stopReason", "rpc", "message", message(result.text())));
        } else {
            agent("lifecycle", Json.of("phase", "end", "endedAt", endedAt, "stopReason",
                    result.stopReason().equals("stop") ? null : result.stopReason()), Optional.empty());
            if (!result.text().isEmpty())
                delta(result.text());
            chat("final", run.sessionKey(), Json.of("message", message(result.text())));
        }
    }

    /** The end of a run that has nothing to say, because a later one answers. */
    void held() {
        seq++;
        chat("final", run.request().sessionKey(), Map.of());
    }

    private void tool(Map<String, Object> data) { agent("tool", data, Optional.of(TOOL_EVENTS)); }

    private synchronized void agent(String stream, Map<String, Object> data, Optional<String> capability) {
        Map<String, Object> payload = Json.of("runId", run.id(), "stream", stream, "data", data, "sessionKey", run.sessionKey(), "seq",
                ++seq, "ts", System.currentTimeMillis());
        events.publish(new GatewayEvent("agent", payload, Scope.READ, capability, Optional.empty()));
    }

    private void delta(String text) {
        boolean replace = !text.startsWith(told);
        String fresh = replace ? text : text.substring(told.length());
        told = text;
        chat("delta", run.sessionKey(), Json.of("message", message(text), "deltaText", fresh, "replace", replace ? true : null));
    }

    private static @Nullable Object message(String text) {
        return text.isEmpty()
                ? null
                : Json.of("role", "assistant", "content", List.of(Json.of("type", "text", "text", text)), "timestamp",
                        System.currentTimeMillis());
    }

    private void chat(String state, String sessionKey, Map<String, Object> more) {
        Map<String, Object> payload = new LinkedHashMap<>(Json.of("runId", run.id(), "sessionKey", sessionKey, "seq", seq, "state", state));
        payload.putAll(more);
        events.publish(GatewayEvent.of("chat", Scope.READ, payload));
    }
}
