package ai.openclaw.method.nodes;

import ai.openclaw.api.GatewayException;
import ai.openclaw.protocol.NodeInvokeResultParams;
import java.util.Map;
import java.util.Optional;

/** The failures of an invoke (contract section 11), all {@code UNAVAILABLE}. */
final class NodeFailure {
    static final String BACKGROUND = "NODE_BACKGROUND_UNAVAILABLE";

    private NodeFailure() {}

    static GatewayException notConnected() {
        return GatewayException.unavailable("node not connected").with(Map.of("code", "NOT_CONNECTED"));
    }

    /** Who asks for more than an invoke is told in the words of a node. */
    static GatewayException notConnectedNow() {
        return of("NOT_CONNECTED", "node not connected");
    }

    static GatewayException timeout() { return of("TIMEOUT", "node invoke timed out"); }

    static GatewayException disconnected(String command) {
        return GatewayException.unavailable("Error: node disconnected (" + command + ")");
    }

    /** In the node's own words. */
    static GatewayException of(Optional<NodeInvokeResultParams.Failure> error) {
        Optional<String> code = error.flatMap(NodeInvokeResultParams.Failure::code).filter(text -> !text.isBlank());
        Optional<String> message = error.flatMap(NodeInvokeResultParams.Failure::message).filter(text -> !text.isBlank());
        String text = message.orElse("node invoke failed");
        GatewayException failure = GatewayException.unavailable(code.map(name -> name + ": " + text).orElse(text));
        return error.isEmpty() ? failure : failure.with(Map.of("nodeError", JsonObject.of("code", code, "message", message)));
    }

    private static GatewayException of(String code, String message) {
        return of(Optional.of(new NodeInvokeResultParams.Failure(Optional.of(code), Optional.of(message))));
    }

    /** Whether the node's app is in the background and will ask for what it missed. */
    static boolean background(GatewayException failure) {
        return failure.message().startsWith(BACKGROUND + ":");
    }
}
