package ai.openclaw.method.nodes;

import ai.openclaw.api.GatewayException;
import ai.openclaw.protocol.NodeInvokeParams;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps callers from calling a command approved that nobody approved (contract section 13). As long as the gateway keeps no approvals, every
 * such claim is refused.
 */
final class ExecApproval {
    private static final Set<String> CLAIMS = Set.of("approved", "approvalDecision");
    private static final Set<String> GRANTS = Set.of("allow-once", "allow-always");

    private ExecApproval() {}

    /**
     * What may be handed to the node.
     *
     * @throws GatewayException {@code INVALID_REQUEST} when it claims an approval
     */
    static NodeInvokeParams checked(NodeInvokeParams params) {
        if (!params.command().equals("system.run") || !(params.params().orElse(null) instanceof Map<?, ?> given))
            return params;
        if (Boolean.TRUE.equals(given.get("approved")) || GRANTS.contains(String.valueOf(given.get("approvalDecision"))))
            throw refused(given.get("runId") instanceof String id ? id.strip() : "");
        Map<String, Object> plain = JsonFile.copy(given);
        plain.keySet().removeAll(CLAIMS);
        return new NodeInvokeParams(params.nodeId(), params.command(), Optional.of(plain), params.timeoutMs(), params.idempotencyKey());
    }

    private static GatewayException refused(String runId) {
        if (runId.isEmpty())
            return GatewayException.invalid("approval override requires params.runId").with(Map.of("code", "MISSING_RUN_ID"));
        return GatewayException.invalid("unknown or expired approval id").with(Map.of("code", "UNKNOWN_APPROVAL_ID", "runId", runId));
    }
}
