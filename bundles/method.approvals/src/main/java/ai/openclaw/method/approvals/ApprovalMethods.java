package ai.openclaw.method.approvals;

import ai.openclaw.api.ApprovalRequest;
import ai.openclaw.api.ApprovalRequests;
import ai.openclaw.api.Call;
import ai.openclaw.api.Connections;
import ai.openclaw.api.ErrorCode;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.GatewayMethod;
import ai.openclaw.api.MethodGroup;
import ai.openclaw.api.NoParams;
import ai.openclaw.api.Scope;
import ai.openclaw.protocol.ExecApprovalAccepted;
import ai.openclaw.protocol.ExecApprovalIdParams;
import ai.openclaw.protocol.ExecApprovalPendingResult;
import ai.openclaw.protocol.ExecApprovalRequestParams;
import ai.openclaw.protocol.ExecApprovalResolveParams;
import ai.openclaw.protocol.OkResult;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** The methods exec.approval.*: somebody asks, somebody else decides (contract section 13). */
@Component
public final class ApprovalMethods implements MethodGroup {
    private static final Duration USUAL = Duration.ofMinutes(2);
    private static final Duration LONGEST = Duration.ofMinutes(61);
    private final ApprovalRequests requests;
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    volatile @Nullable Connections connections;

    @Activate
    public ApprovalMethods(@Reference ApprovalRequests requests) { this.requests = requests; }

    @Override
    public List<GatewayMethod<?, ?>> methods() {
        return List.of(
                GatewayMethod.of("exec.approval.request", Scope.APPROVALS, ExecApprovalRequestParams.class, this::request).slowly()
                        .within(LONGEST),
                GatewayMethod.of("exec.approval.waitDecision", Scope.APPROVALS, ExecApprovalIdParams.class, this::outcome).lenient()
                        .slowly().within(LONGEST),
                GatewayMethod.of("exec.approval.resolve", Scope.APPROVALS, ExecApprovalResolveParams.class, this::resolve),
                GatewayMethod.of("exec.approval.pending", Scope.APPROVALS, NoParams.class,
                        (_, _) -> new ExecApprovalPendingResult(requests.pending())));
    }

    private ApprovalRequest.Outcome request(ExecApprovalRequestParams params, Call call) throws InterruptedException {
        ApprovalRequest request = requests.open(params.id(), Asking.of(params), Optional.of(call.caller()),
                params.timeoutMs().map(Duration::ofMillis).orElse(USUAL));
        if (params.twoPhase().orElse(false))
            call.acknowledge(new ExecApprovalAccepted("accepted", request.id(), request.createdAtMs(), request.expiresAtMs()));
        return requests.outcome(request.id());
    }

    private ApprovalRequest.Outcome outcome(ExecApprovalIdParams params, Call call) throws InterruptedException {
        return requests.outcome(
                params.id().map(String::strip).filter(id -> !id.isEmpty()).orElseThrow(() -> GatewayException.invalid("id is required")));
    }

    /** Only an operator decides, and the event names which one. */
    private OkResult resolve(ExecApprovalResolveParams params, Call call) {
        if (!call.caller().role().equals("operator") || !Scope.APPROVALS.grantedBy(call.caller().scopes()))
            throw new GatewayException(ErrorCode.FORBIDDEN, "only an operator with operator.approvals decides about commands");
        Connections clients = connections;
        String approver = Optional.ofNullable(clients).flatMap(all -> all.find(call.caller().connectionId()))
                .flatMap(ai.openclaw.api.ClientInfo::displayName).filter(name -> !name.isBlank()).orElse(call.caller().clientId());
        requests.resolve(params.id(), params.decision(), approver);
        return OkResult.DONE;
    }
}
