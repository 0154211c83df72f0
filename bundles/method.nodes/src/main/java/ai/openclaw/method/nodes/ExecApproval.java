package ai.openclaw.method.nodes;

import ai.openclaw.api.ApprovalRequests;
import ai.openclaw.api.Caller;
import ai.openclaw.api.GatewayException;
import ai.openclaw.protocol.NodeInvokeParams;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * Keeps callers from calling a command approved that nobody approved (contract section 13): a claim must be in the gateway's own record of
 * approvals, and where that is not there every claim is refused.
 */
@Component(service = ExecApproval.class)
public final class ExecApproval {
    private static final Set<String> CLAIMS = Set.of("approved", "approvalDecision");
    private static final Set<String> GRANTS = Set.of("allow-once", "allow-always");
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    volatile @Nullable ApprovalRequests approvals;

    /**
     * What may be handed to the node.
     *
     * @throws GatewayException {@code INVALID_REQUEST} when it claims an approval that is not there
     */
    NodeInvokeParams checked(NodeInvokeParams params, Caller caller) {
        if (!params.command().equals("system.run") || !(params.params().orElse(null) instanceof Map<?, ?> given))
            return params;
        Map<String, Object> plain = JsonFile.copy(given);
        if (Boolean.TRUE.equals(given.get("approved")) || GRANTS.contains(String.valueOf(given.get("approvalDecision"))))
            return with(params, redeemed(params.nodeId(), plain, caller));
        plain.keySet().removeAll(CLAIMS);
        return with(params, plain);
    }

    private static NodeInvokeParams with(NodeInvokeParams params, Map<String, Object> run) {
        return new NodeInvokeParams(params.nodeId(), params.command(), Optional.of(run), params.timeoutMs(), params.idempotencyKey());
    }

    private Map<String, Object> redeemed(String nodeId, Map<String, Object> run, Caller caller) {
        ApprovalRequests record = approvals;
        if (record != null)
            return record.redeem(nodeId, run, caller);
        String runId = run.get("runId") instanceof String id ? id.strip() : "";
        if (runId.isEmpty())
            throw GatewayException.invalid("approval override requires params.runId").with(Map.of("code", "MISSING_RUN_ID"));
        throw GatewayException.invalid("unknown or expired approval id").with(Map.of("code", "UNKNOWN_APPROVAL_ID", "runId", runId));
    }
}
