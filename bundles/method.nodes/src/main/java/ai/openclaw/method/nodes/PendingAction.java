package ai.openclaw.method.nodes;

import ai.openclaw.api.JsonText;
import ai.openclaw.protocol.NodeInvokeParams;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A command that waits until a node's app is in the foreground again; the node takes it with {@code node.pending.pull}.
 *
 * @param paramsJson as in {@code node.invoke.request}
 */
record PendingAction(String id, String command, Optional<String> paramsJson, long enqueuedAtMs) {
    /** Nobody wants to see after this what was to be shown before. */
    static final Duration LIFETIME = Duration.ofMinutes(10);
    static final int MAX_FOR_NODE = 64;
    private static final List<String> VISIBLE = List.of("canvas.", "camera.", "screen.", "talk.");

    static PendingAction of(String id, NodeInvokeParams params, long nowMs) {
        return new PendingAction(id, params.command(), params.params().map(JsonText::write), nowMs);
    }

    /** Phones take back what needs the screen. */
    static boolean keeps(Node node, String command) {
        return NodePlatform.of(node.client().platform(), node.client().deviceFamily()) == NodePlatform.IOS
                && VISIBLE.stream().anyMatch(command::startsWith);
    }

    boolean expired(long nowMs) { return enqueuedAtMs + LIFETIME.toMillis() <= nowMs; }

    Map<String, Object> json() {
        return JsonObject.of("id", id, "command", command, "paramsJSON", paramsJson, "enqueuedAtMs", enqueuedAtMs);
    }

    static PendingAction of(Map<?, ?> json) {
        return new PendingAction(String.valueOf(json.get("id")), String.valueOf(json.get("command")),
                json.get("paramsJSON") instanceof String text ? Optional.of(text) : Optional.empty(),
                json.get("enqueuedAtMs") instanceof Number ms ? ms.longValue() : 0);
    }
}
