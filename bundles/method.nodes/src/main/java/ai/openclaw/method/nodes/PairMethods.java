package ai.openclaw.method.nodes;

import ai.openclaw.api.Call;
import ai.openclaw.api.GatewayMethod;
import ai.openclaw.api.MethodGroup;
import ai.openclaw.api.NoParams;
import ai.openclaw.api.Scope;
import ai.openclaw.protocol.NodePairDecisionParams;
import ai.openclaw.protocol.NodePairRequestParams;
import ai.openclaw.protocol.NodePairVerifyParams;
import java.util.List;
import java.util.Map;
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

    private Map<String, Object> request(NodePairRequestParams params, Call call) {
        PairStore.Requested requested = store.request(fields(params));
        return JsonObject.of("status", "pending", "request", requested.request(), "created", requested.created());
    }

    /** What the store keeps of a request. */
    static Map<String, Object> fields(NodePairRequestParams params) {
        return JsonObject.of("nodeId", params.nodeId().strip(), "displayName", params.displayName(), "platform", params.platform(),
                "version", params.version(), "coreVersion", params.coreVersion(), "uiVersion", params.uiVersion(), "deviceFamily",
                params.deviceFamily(), "modelIdentifier", params.modelIdentifier(), "caps", params.caps().isEmpty() ? null : params.caps(),
                "commands", params.commands().isEmpty() ? null : params.commands(), "remoteIp", params.remoteIp(), "silent",
                params.silent());
    }

    private Map<String, Object> list(NoParams params, Call call) {
        return JsonObject.of("pending", store.waiting(), "paired", store.paired());
    }

    private Map<String, Object> approve(NodePairDecisionParams params, Call call) {
        return JsonObject.of("requestId", params.requestId(), "node", store.approve(params.requestId()));
    }

    private Map<String, Object> reject(NodePairDecisionParams params, Call call) {
        return JsonObject.of("requestId", params.requestId(), "nodeId", store.reject(params.requestId()));
    }

    private Map<String, Object> verify(NodePairVerifyParams params, Call call) {
        return store.verify(params.nodeId(), params.token()).map(node -> JsonObject.of("ok", true, "node", node))
                .orElseGet(() -> JsonObject.of("ok", false));
    }
}
