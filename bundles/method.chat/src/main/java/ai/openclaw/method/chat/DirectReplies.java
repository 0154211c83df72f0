package ai.openclaw.method.chat;

import ai.openclaw.api.Events;
import ai.openclaw.api.GatewayEvent;
import ai.openclaw.api.Scope;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the gateway says in a chat by itself, told as one final event (contract sections 8.4 and 8.5). The monitor guards the ids. */
final class DirectReplies {
    /** Replies that are remembered, so that the same request a second time is the same reply. */
    private static final int MAX_REMEMBERED = 1000;
    private static final Map<String, Object> NO_COST = fields("input", 0, "output", 0, "cacheRead", 0, "cacheWrite", 0, "total", 0);
    private static final Map<String, Object> NO_USAGE = fields("input", 0, "output", 0, "cacheRead", 0, "cacheWrite", 0, "totalTokens", 0,
            "cost", NO_COST);
    private final Events events;
    private final Map<String, Boolean> remembered = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) { return size() > MAX_REMEMBERED; }
    };

    DirectReplies(Events events) { this.events = events; }

    /** Notes that a request is answered directly; false when it was before. */
    synchronized boolean begin(String runId) {
        return remembered.putIfAbsent(runId, true) == null;
    }

    synchronized boolean known(String runId) { return remembered.containsKey(runId); }

    /** @param sessionKey as the client wrote it */
    void tell(String runId, String sessionKey, long seq, String text) {
        Map<String, Object> message = fields("role", "assistant", "content", List.of(fields("type", "text", "text", text)), "timestamp",
                System.currentTimeMillis(), "stopReason", "stop", "usage", NO_USAGE, "api", "openai-responses", "provider", "openclaw",
                "model", "gateway-injected");
        events.publish(GatewayEvent.of("chat", Scope.READ,
                fields("runId", runId, "sessionKey", sessionKey, "seq", seq, "state", "final", "message", message)));
    }

    private static Map<String, Object> fields(Object... namesAndValues) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2)
            fields.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        return fields;
    }
}
