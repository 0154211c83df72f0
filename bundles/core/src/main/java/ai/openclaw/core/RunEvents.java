package ai.openclaw.core;

import ai.openclaw.api.Events;
import ai.openclaw.api.GatewayEvent;
import ai.openclaw.api.ModelMessage;
import ai.openclaw.api.RunResult;
import ai.openclaw.api.Scope;
import ai.openclaw.api.ToolResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells what happens in one run as the events {@code agent} and {@code chat} (contract section 8). Used by the run's thread only. */
final class RunEvents {
    /** Chat deltas are told at most once in this time. */
    private static final long CHAT_INTERVAL_NANOS = 150_000_000;
    private static final String TOOL_EVENTS = "tool-events";

    private final Events events;
    private final ActiveRun run;
    private long seq;
    private long lastChatDelta;

    RunEvents(Events events, ActiveRun run) {
        this.events = events;
        this.run = run;
        this.lastChatDelta = System.nanoTime() - CHAT_INTERVAL_NANOS;
    }

    void started(long atMs) { agent("lifecycle", Json.of("phase", "start", "startedAt", atMs), Optional.empty()); }

    /** More of the answer: the whole text so far, and what is new. */
    void said(String text, String delta) {
        agent("assistant", Json.of("text", text, "delta", delta), Optional.empty());
        long now = System.nanoTime();
        if (now - lastChatDelta >= CHAT_INTERVAL_NANOS) {
            lastChatDelta = now;
            chat("delta", text, null, null);
        }
    }

    void toolStarted(ModelMessage.Call call) {
        tool(Json.of("phase", "start", "name", call.tool(), "toolCallId", call.id(), "args", call.arguments()));
    }

    void toolEnded(ModelMessage.Call call, ToolResult result) {
        tool(Json.of("phase", "result", "name", call.tool(), "toolCallId", call.id(), "isError", result.error(), "meta", "", "result",
                Json.of("content", List.of(Json.of("type", "text", "text", result.text())))));
    }

    void ended(RunResult result) {
        long endedAt = result.endedAt().toEpochMilli();
        switch (result.status()) {
            case OK -> {
                agent("lifecycle", Json.of("phase", "end", "endedAt", endedAt, "stopReason",
                        result.stopReason().equals("stop") ? null : result.stopReason()), Optional.empty());
                if (!result.text().isEmpty())
                    chat("delta", result.text(), null, null);
                chat("final", result.text(), null, null);
            }
            case ABORTED -> {
                agent("lifecycle", Json.of("phase", "end", "endedAt", endedAt, "aborted", true, "stopReason", "rpc"), Optional.empty());
                chat("aborted", result.text(), "rpc", null);
            }
            case ERROR -> {
                agent("lifecycle", Json.of("phase", "error", "endedAt", endedAt, "error", result.text()), Optional.empty());
                chat("error", "", null, result.text());
            }
        }
    }

    private void tool(Map<String, Object> data) { agent("tool", data, Optional.of(TOOL_EVENTS)); }

    private void agent(String stream, Map<String, Object> data, Optional<String> capability) {
        Map<String, Object> payload = Json.of("runId", run.id(), "stream", stream, "data", data, "sessionKey", run.sessionKey(), "seq",
                ++seq, "ts", System.currentTimeMillis());
        events.publish(new GatewayEvent("agent", payload, Scope.READ, capability, Optional.empty()));
    }

    private void chat(String state, String text, @Nullable String stopReason, @Nullable String error) {
        Object message = text.isEmpty()
                ? null
                : Json.of("role", "assistant", "content", List.of(Json.of("type", "text", "text", text)), "timestamp",
                        System.currentTimeMillis());
        events.publish(GatewayEvent.of("chat", Scope.READ, Json.of("runId", run.id(), "sessionKey", run.sessionKey(), "seq", seq, "state",
                state, "message", message, "stopReason", stopReason, "errorMessage", error)));
    }
}
