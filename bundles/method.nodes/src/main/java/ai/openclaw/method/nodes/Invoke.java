package ai.openclaw.method.nodes;

import ai.openclaw.api.GatewayException;
import ai.openclaw.protocol.NodeInvokeParams;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * A command that a node was asked for.
 *
 * @param id the gateway's own, which the node's answer names
 * @param outcome what the caller gets, or a {@link GatewayException}
 */
record Invoke(String id, Node node, NodeInvokeParams params, CompletableFuture<Map<String, Object>> outcome) {
    Invoke(String id, Node node, NodeInvokeParams params) { this(id, node, params, new CompletableFuture<>()); }

    String command() { return params.command(); }

    void fail(GatewayException failure) { outcome.completeExceptionally(failure); }
}
