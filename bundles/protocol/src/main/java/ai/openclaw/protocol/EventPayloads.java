package ai.openclaw.protocol;

import ai.openclaw.api.PresenceEntry;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What events carry (contract sections 7 and 8), for those who read them. */
public final class EventPayloads {
    private EventPayloads() {}

    /** The first event of a connection: what a device has to sign. */
    @PayloadOf("connect.challenge")
    public record Challenge(String nonce, long ts) {}

    /** A sign of life every 30 s. */
    @PayloadOf("tick")
    public record Tick(long ts) {}

    /** Everybody who is or was connected. */
    @PayloadOf("presence")
    public record PresenceList(List<PresenceEntry> presence) {}

    /** The gateway ends or starts anew. */
    @PayloadOf("shutdown")
    public record Shutdown(String reason, @Nullable Long restartExpectedMs) {}

    /** A heartbeat went by. */
    @PayloadOf("heartbeat")
    public record Heartbeat(long ts, String status, @Nullable String reason, @Nullable Long durationMs, @Nullable Boolean silent,
            @Nullable String indicatorType, @Nullable String preview) {}

    /** A step of a run; {@code data} depends on the stream: lifecycle, assistant, tool or error. */
    @PayloadOf("agent")
    public record AgentStep(String runId, long seq, String stream, long ts, @Nullable String sessionKey, Map<String, Object> data) {}

    /** What a conversation shows: a delta, or how its run ended. */
    @PayloadOf("chat")
    public record Chat(String runId, String sessionKey, long seq, ChatState state, @Nullable ChatMessage message,
            @Nullable String deltaText, @Nullable Boolean replace, @Nullable String stopReason, @Nullable String errorMessage) {}

    /** Where a conversation's run is. */
    public enum ChatState {
        DELTA, FINAL, ABORTED, ERROR, STATUS
    }

    /** A message of a conversation. */
    public record ChatMessage(String role, List<Map<String, Object>> content, @Nullable Long timestamp) {}

    /** The gateway's state; the same as the method health answers. */
    @PayloadOf("health")
    public record HealthState(boolean ok, long ts, @Nullable Long durationMs, Map<String, Object> channels, List<String> channelOrder,
            Map<String, String> channelLabels) {}

    /** A device or node asks to be let in; told to operator.pairing only. */
    @PayloadOf({"device.pair.requested", "node.pair.requested"})
    public record PairRequested(String requestId, @Nullable String deviceId, @Nullable String nodeId, @Nullable String displayName,
            @Nullable String platform, long ts) {}

    /** Its request was decided. */
    @PayloadOf({"device.pair.resolved", "node.pair.resolved"})
    public record PairResolved(String requestId, @Nullable String deviceId, @Nullable String nodeId, String decision, long ts) {}

    /** A node is to do something; told to that node only. */
    @PayloadOf("node.invoke.request")
    public record InvokeRequest(String id, String nodeId, String command, @Nullable String paramsJSON, @Nullable Long timeoutMs,
            @Nullable String idempotencyKey) {}
}
