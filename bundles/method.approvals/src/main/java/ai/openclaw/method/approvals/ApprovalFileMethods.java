package ai.openclaw.method.approvals;

import ai.openclaw.api.ApprovalFile;
import ai.openclaw.api.Call;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.GatewayMethod;
import ai.openclaw.api.MethodGroup;
import ai.openclaw.api.NoParams;
import ai.openclaw.api.Nodes;
import ai.openclaw.api.Scope;
import ai.openclaw.protocol.ExecApprovalsFile;
import ai.openclaw.protocol.ExecApprovalsNodeGetParams;
import ai.openclaw.protocol.ExecApprovalsNodeSetParams;
import ai.openclaw.protocol.ExecApprovalsSetParams;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** The methods exec.approvals.*: the file of this machine, and those of nodes (contract section 13). */
@Component
public final class ApprovalFileMethods implements MethodGroup {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private final ApprovalFile file;
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    volatile @Nullable Nodes nodes;

    @Activate
    public ApprovalFileMethods(@Reference ApprovalFile file) { this.file = file; }

    @Override
    public List<GatewayMethod<?, ?>> methods() {
        return List.of(GatewayMethod.of("exec.approvals.get", Scope.ADMIN, NoParams.class, (_, _) -> file.read()).slowly(),
                GatewayMethod.of("exec.approvals.set", Scope.ADMIN, ExecApprovalsSetParams.class, this::set).slowly(),
                GatewayMethod.of("exec.approvals.node.get", Scope.ADMIN, ExecApprovalsNodeGetParams.class, this::nodeGet).slowly(),
                GatewayMethod.of("exec.approvals.node.set", Scope.ADMIN, ExecApprovalsNodeSetParams.class, this::nodeSet).slowly());
    }

    private ApprovalFile.Snapshot set(ExecApprovalsSetParams params, Call call) {
        return file.write(whole("exec.approvals.set", params.file()), params.baseHash());
    }

    private Object nodeGet(ExecApprovalsNodeGetParams params, Call call) throws InterruptedException {
        return ask(params.nodeId().strip(), "system.execApprovals.get", Map.of());
    }

    private Object nodeSet(ExecApprovalsNodeSetParams params, Call call) throws InterruptedException {
        Map<String, Object> given = new LinkedHashMap<>();
        given.put("file", whole("exec.approvals.node.set", params.file()));
        params.baseHash().ifPresent(hash -> given.put("baseHash", hash));
        return ask(params.nodeId().strip(), "system.execApprovals.set", given);
    }

    private Object ask(String nodeId, String command, Map<String, Object> params) throws InterruptedException {
        Nodes registry = nodes;
        if (registry == null)
            throw GatewayException.unavailable("the gateway's node methods are not there; ask again when they are back");
        return registry.ask(nodeId, command, params, PATIENCE).orElse(Map.of());
    }

    private static Map<String, Object> whole(String method, ExecApprovalsFile file) {
        if (file.version() != 1)
            throw GatewayException.invalid("invalid " + method + " params: at /file/version: must be equal to constant");
        Map<String, Object> whole = new LinkedHashMap<>();
        whole.put("version", 1);
        whole.putAll(file.rest());
        return whole;
    }
}
