package ai.openclaw.bridge;

import ai.openclaw.api.ClientInfo;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.JsonText;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** The frames of a node that was let in, mapped onto what nodes of the control plane call (contract section 11), and back. */
record NodeFrames(Registry registry, ClientInfo node, Consumer<Map<String, Object>> reply) {
    /** Older nodes follow a session by its {@code chat} events; every step of its runs is not for them. */
    static final Set<String> UNWANTED = Set.of("agent");
    private static final Set<String> ANSWER = Set.of("id", "ok", "payload", "payloadJSON", "error");

    /** @throws GatewayException for a frame that makes no sense */
    void handle(String type, Map<String, Object> frame) {
        switch (type) {
            case "invoke-res" -> {
                Map<String, Object> answer = new LinkedHashMap<>(frame);
                answer.keySet().retainAll(ANSWER);
                registry.nodes().answered(node, answer);
            }
            case "event" -> registry.nodes().told(node, String.valueOf(frame.get("event")),
                    Optional.ofNullable(frame.getOrDefault("payloadJSON", frame.get("payload"))));
            case "req" -> reply.accept(refusal(frame));
            default -> throw GatewayException.invalid("unknown frame type \"" + type.substring(0, Math.min(40, type.length())) + "\"");
        }
    }

    private static Map<String, Object> refusal(Map<String, Object> frame) {
        return BridgeConnection.frame("res", "id", frame.getOrDefault("id", ""), "ok", false, "error", Map.of("code", "UNAVAILABLE",
                "message", "the bridge carries no requests; connect to the gateway's WebSocket port for " + frame.get("method")));
    }

    /** The frame for an event of the registry. */
    static Map<String, Object> of(String event, Object payload) {
        if (!event.equals("node.invoke.request") || !(payload instanceof Map<?, ?> request))
            return BridgeConnection.frame("event", "event", event, "payloadJSON", JsonText.write(payload));
        Map<String, Object> invoke = BridgeConnection.frame("invoke");
        for (String key : new String[]{"id", "command", "paramsJSON"}) {
            Object value = request.get(key);
            if (value != null)
                invoke.put(key, value);
        }
        return invoke;
    }
}
