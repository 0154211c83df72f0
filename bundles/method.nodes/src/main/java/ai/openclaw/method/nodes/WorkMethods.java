package ai.openclaw.method.nodes;

import ai.openclaw.api.Call;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.GatewayMethod;
import ai.openclaw.api.MethodGroup;
import ai.openclaw.api.NoParams;
import ai.openclaw.api.Scope;
import ai.openclaw.protocol.NodeCanvasCapabilityRefreshResult;
import ai.openclaw.protocol.NodePendingAckParams;
import ai.openclaw.protocol.NodePendingAckResult;
import ai.openclaw.protocol.NodePendingDrainParams;
import ai.openclaw.protocol.NodePendingEnqueueParams;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The methods node.pending.* and node.canvas.capability.refresh (contract section 11). */
@Component
public final class WorkMethods implements MethodGroup {
    private final PendingWork work;
    private final CanvasCapabilities canvas;

    @Activate
    public WorkMethods(@Reference PendingWork work, @Reference CanvasCapabilities canvas) {
        this.work = work;
        this.canvas = canvas;
    }

    @Override
    public List<GatewayMethod<?, ?>> methods() {
        return List.of(GatewayMethod.of("node.pending.enqueue", Scope.WRITE, NodePendingEnqueueParams.class, this::enqueue),
                GatewayMethod.of("node.pending.drain", Scope.NODE, NodePendingDrainParams.class, this::drain),
                GatewayMethod.of("node.pending.pull", Scope.NODE, NoParams.class, this::pull),
                GatewayMethod.of("node.pending.ack", Scope.NODE, NodePendingAckParams.class, this::acknowledge),
                GatewayMethod.of("node.canvas.capability.refresh", Scope.NODE, NoParams.class, this::refresh));
    }

    /** Nothing wakes a node yet: push messages to phones need a service of their makers. */
    private Map<String, Object> enqueue(NodePendingEnqueueParams params, Call call) {
        PendingWork.Queued queued = work.enqueue(params);
        return JsonObject.of("nodeId", params.nodeId(), "revision", queued.revision(), "queued", queued.item().json(), "wakeTriggered",
                false);
    }

    private Map<String, Object> drain(NodePendingDrainParams params, Call call) {
        PendingWork.Drained drained = work.drain(nodeId(call), params.maxItems());
        return JsonObject.of("nodeId", nodeId(call), "revision", drained.revision(), "items",
                drained.items().stream().map(PendingItem::json).toList(), "hasMore", drained.more());
    }

    private Map<String, Object> pull(NoParams params, Call call) {
        return JsonObject.of("nodeId", nodeId(call), "actions", work.actions(nodeId(call)).stream().map(PendingAction::json).toList());
    }

    private NodePendingAckResult acknowledge(NodePendingAckParams params, Call call) {
        List<String> ids = params.ids()
                .orElseThrow(() -> GatewayException.invalid("invalid node.pending.ack params: must have required property 'ids'")).stream()
                .map(String::strip).filter(id -> !id.isEmpty()).distinct().toList();
        return new NodePendingAckResult(nodeId(call), ids, work.acknowledge(nodeId(call), ids));
    }

    private NodeCanvasCapabilityRefreshResult refresh(NoParams params, Call call) { return canvas.refresh(call.caller().connectionId()); }

    private static String nodeId(Call call) {
        return call.caller().deviceId()
                .orElseThrow(() -> GatewayException.invalid("node device identity required; connect with a signed device"));
    }
}
