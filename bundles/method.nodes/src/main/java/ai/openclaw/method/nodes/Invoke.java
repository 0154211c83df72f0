package ai.openclaw.method.nodes;

import ai.openclaw.api.GatewayException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * A command that a node was asked for.
 *
 * @param id the gateway's own, which the node's answer names
 * @param outcome what the caller gets, or a {@link GatewayException}
 */
record Invoke(String id, Node node, String command, CompletableFuture<Map<String, Object>> outcome) {
    Invoke(String id, Node node, String command) { this(id, node, command, new CompletableFuture<>()); }

    void fail(GatewayException failure) { outcome.completeExceptionally(failure); }
}
