package ai.openclaw.method.approvals;

import ai.openclaw.api.ApprovalRequest;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.JsonText;
import ai.openclaw.protocol.ExecApprovalRequestParams;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Makes what people are asked from the parameters of {@code exec.approval.request}: for a node, the plan and nothing beside it. */
final class Asking {
    private Asking() {}

    static ApprovalRequest.Asked of(ExecApprovalRequestParams params) {
        Optional<String> host = text(params.host());
        Optional<String> nodeId = text(params.nodeId());
        boolean node = host.filter("node"::equals).isPresent();
        if (node && nodeId.isEmpty())
            throw GatewayException.invalid("nodeId is required for host=node");
        Optional<ApprovalRequest.Plan> plan = node ? params.systemRunPlan() : Optional.empty();
        if (node && plan.filter(given -> !given.argv().isEmpty()).isEmpty())
            throw GatewayException.invalid("systemRunPlan is required for host=node");
        String command = plan.map(ApprovalRequest.Plan::commandText).filter(text -> !text.isBlank()).or(params::command)
                .orElseThrow(() -> GatewayException.invalid("invalid exec.approval.request params: must have required property 'command'"));
        Optional<String> cwd = plan.isPresent() ? plan.get().cwd() : text(params.cwd());
        Optional<String> agentId = plan.isPresent() ? plan.get().agentId() : text(params.agentId());
        Optional<String> sessionKey = plan.isPresent() ? plan.get().sessionKey() : text(params.sessionKey());
        Optional<ApprovalRequest.Binding> binding = plan
                .map(given -> new ApprovalRequest.Binding(given.argv(), cwd, agentId, sessionKey, hash(params.env())));
        return new ApprovalRequest.Asked(command, binding, plan, cwd, node ? nodeId : Optional.empty(), host, params.security(),
                params.ask(), agentId, params.resolvedPath(), sessionKey, text(params.turnSourceChannel()), text(params.turnSourceTo()),
                text(params.turnSourceAccountId()), params.turnSourceThreadId());
    }

    private static Optional<String> text(Optional<String> given) { return given.map(String::strip).filter(text -> !text.isEmpty()); }

    private static Optional<String> hash(Map<String, String> variables) {
        if (variables.isEmpty())
            return Optional.empty();
        try {
            byte[] pairs = JsonText
                    .bytes(new TreeMap<>(variables).entrySet().stream().map(entry -> List.of(entry.getKey(), entry.getValue())).toList());
            return Optional.of(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(pairs)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
