package ai.openclaw.method.nodes;

import ai.openclaw.api.Call;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.GatewayMethod;
import ai.openclaw.api.MethodGroup;
import ai.openclaw.api.Scope;
import ai.openclaw.protocol.NodeInvokeParams;
import ai.openclaw.protocol.NodeInvokeResultParams;
import ai.openclaw.protocol.NodeInvokeResultResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The methods node.invoke and node.invoke.result (contract section 11). */
@Component
public final class InvokeMethods implements MethodGroup {
    private final NodeRegistry registry;
    private final CommandPolicy policy;
    private final Invokes invokes;
    private final ExecApproval approval;

    @Activate
    public InvokeMethods(@Reference NodeRegistry registry, @Reference CommandPolicy policy, @Reference Invokes invokes,
            @Reference ExecApproval approval) {
        this.approval = approval;
        this.registry = registry;
        this.policy = policy;
        this.invokes = invokes;
    }

    @Override
    public List<GatewayMethod<?, ?>> methods() {
        return List.of(
                GatewayMethod.of("node.invoke", Scope.WRITE, NodeInvokeParams.class, this::invoke).slowly()
                        .within(Invokes.LONGEST.plusMinutes(1)),
                GatewayMethod.of("node.invoke.result", Scope.NODE, NodeInvokeResultParams.class, this::result));
    }

    private Map<String, Object> invoke(NodeInvokeParams given, Call call) throws InterruptedException {
        NodeInvokeParams params = new NodeInvokeParams(given.nodeId().strip(), given.command().strip(), given.params(), given.timeoutMs(),
                given.idempotencyKey());
        if (params.nodeId().isEmpty() || params.command().isEmpty())
            throw GatewayException.invalid("nodeId and command required");
        if (params.command().startsWith("system.execApprovals."))
            throw GatewayException.invalid("node.invoke does not allow system.execApprovals.*; use exec.approvals.node.*")
                    .with(Map.of("command", params.command()));
        Optional<Map<String, Object>> before = invokes.replay(params);
        if (before.isPresent())
            return before.get();
        Node node = registry.find(params.nodeId()).orElseThrow(NodeFailure::notConnected);
        policy.check(node.client(), params.command());
        return invokes.invoke(node, approval.checked(params, call.caller()));
    }

    private NodeInvokeResultResult result(NodeInvokeResultParams params, Call call) {
        if (!call.caller().deviceId().map(params.nodeId()::equals).orElse(true))
            throw GatewayException.invalid("nodeId mismatch");
        return new NodeInvokeResultResult(true, invokes.answered(params) ? Optional.empty() : Optional.of(true));
    }
}
