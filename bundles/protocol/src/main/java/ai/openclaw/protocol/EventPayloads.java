package ai.openclaw.protocol;

import ai.openclaw.api.OrNull;
import ai.openclaw.api.PresenceEntry;
import java.util.List;
import java.util.Optional;

/** What events carry (contract sections 7 and 8), for those who read them. Times are epoch milliseconds. */
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

    /** The gateway ends or starts anew; null when nobody knows when it is back. */
    @PayloadOf("shutdown")
    public record Shutdown(String reason, @OrNull Optional<Long> restartExpectedMs) {}

    /** A heartbeat went by. */
    @PayloadOf("heartbeat")
    public record Heartbeat(long ts, HeartbeatStatus status, Optional<String> reason, Optional<Long> durationMs, Optional<Boolean> silent,
            Optional<String> indicatorType, Optional<String> to, Optional<String> channel, Optional<String> preview) {}

    /** What came of a heartbeat: something was said, nothing was, it was left out, or it failed. */
    public enum HeartbeatStatus {
        SENT, OK_EMPTY, OK_TOKEN, SKIPPED, FAILED
    }

    /**
     * What a conversation shows: a delta, or how its run ended.
     *
     * @param deltaText what is new since the last delta; with {@code replace} it takes the place of all before
     */
    @PayloadOf("chat")
    public record Chat(String runId, String sessionKey, long seq, ChatState state, Optional<ChatMessage> message,
            Optional<String> deltaText, Optional<Boolean> replace, Optional<String> stopReason, Optional<String> errorMessage) {}

    /** Where a conversation's run is. */
    public enum ChatState {
        DELTA, FINAL, ABORTED, ERROR, STATUS
    }

    /** What the agent says; what the gateway says by itself names the gateway as its model. */
    public record ChatMessage(ChatRole role, List<ChatText> content, long timestamp, Optional<String> stopReason,
            Optional<MessageUsage> usage, Optional<String> api, Optional<String> provider, Optional<String> model) {}

    /** Who speaks in a chat event. */
    public enum ChatRole {
        ASSISTANT
    }

    /** A piece of text. */
    public record ChatText(ChatTextType type, String text) {}

    /** The only sort of piece. */
    public enum ChatTextType {
        TEXT
    }

    /** The request of a device was decided; told to operator.pairing only. */
    @PayloadOf("device.pair.resolved")
    public record DevicePairResolved(String requestId, String deviceId, Decision decision, long ts) {}

    /** The request of a node was decided; told to operator.pairing only. */
    @PayloadOf("node.pair.resolved")
    public record NodePairResolved(String requestId, String nodeId, Decision decision, long ts) {}

    /** What became of a request. */
    public enum Decision {
        APPROVED, REJECTED, EXPIRED
    }

    /** A node is to do something; told to that node only. */
    @PayloadOf("node.invoke.request")
    public record InvokeRequest(String id, String nodeId, String command, @OrNull Optional<String> paramsJSON, Optional<Long> timeoutMs,
            Optional<String> idempotencyKey) {}
}
