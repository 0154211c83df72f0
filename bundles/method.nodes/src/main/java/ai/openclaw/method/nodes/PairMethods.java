package ai.openclaw.method.nodes;

import ai.openclaw.api.Call;
import ai.openclaw.api.GatewayMethod;
import ai.openclaw.api.MethodGroup;
import ai.openclaw.api.NoParams;
import ai.openclaw.api.Scope;
import ai.openclaw.protocol.NodePairApproveResult;
import ai.openclaw.protocol.NodePairDecisionParams;
import ai.openclaw.protocol.NodePairListResult;
import ai.openclaw.protocol.NodePairRejectResult;
import ai.openclaw.protocol.NodePairRequestParams;
import ai.openclaw.protocol.NodePairRequestResult;
import ai.openclaw.protocol.NodePairVerifyParams;
import ai.openclaw.protocol.NodePairVerifyResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The methods node.pair.* (contract section 11). */
@Component
public final class PairMethods implements MethodGroup {
    private final PairStore store;

    @Activate
    public PairMethods(@Reference PairStore store) { this.store = store; }

    @Override
    public List<GatewayMethod<?, ?>> methods() {
        return List.of(GatewayMethod.of("node.pair.request", Scope.PAIRING, NodePairRequestParams.class, this::request),
                GatewayMethod.of("node.pair.list", Scope.PAIRING, NoParams.class, this::list),
                GatewayMethod.of("node.pair.approve", Scope.PAIRING, NodePairDecisionParams.class, this::approve),
                GatewayMethod.of("node.pair.reject", Scope.PAIRING, NodePairDecisionParams.class, this::reject),
                GatewayMethod.of("node.pair.verify", Scope.PAIRING, NodePairVerifyParams.class, this::verify));
    }

    private NodePairRequestResult request(NodePairRequestParams params, Call call) {
        PairStore.Requested requested = store.request(fields(params));
        return new NodePairRequestResult(NodePairRequestResult.Status.PENDING, requested.request(), requested.created());
    }

    /** What the store keeps of a request. */
    static Map<String, Object> fields(NodePairRequestParams params) {
        return JsonObject.of("nodeId", params.nodeId().strip(), "displayName", params.displayName(), "platform", params.platform(),
                "version", params.version(), "coreVersion", params.coreVersion(), "uiVersion", params.uiVersion(), "deviceFamily",
                params.deviceFamily(), "modelIdentifier", params.modelIdentifier(), "caps", params.caps().isEmpty() ? null : params.caps(),
                "commands", params.commands().isEmpty() ? null : params.commands(), "remoteIp", params.remoteIp(), "silent",
                params.silent());
    }

    private NodePairListResult list(NoParams params, Call call) { return new NodePairListResult(store.waiting(), store.paired()); }

    private NodePairApproveResult approve(NodePairDecisionParams params, Call call) {
        return new NodePairApproveResult(params.requestId(), store.approve(params.requestId()));
    }

    private NodePairRejectResult reject(NodePairDecisionParams params, Call call) {
        return new NodePairRejectResult(params.requestId(), store.reject(params.requestId()));
    }

    private NodePairVerifyResult verify(NodePairVerifyParams params, Call call) {
        Optional<Map<String, Object>> node = store.verify(params.nodeId(), params.token());
        return new NodePairVerifyResult(node.isPresent(), node);
    }
}
