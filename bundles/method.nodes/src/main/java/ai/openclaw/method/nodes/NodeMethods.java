package ai.openclaw.method.nodes;

import ai.openclaw.api.Call;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.GatewayMethod;
import ai.openclaw.api.MethodGroup;
import ai.openclaw.api.NoParams;
import ai.openclaw.api.Scope;
import ai.openclaw.protocol.NodeEventParams;
import ai.openclaw.protocol.NodeIdParams;
import ai.openclaw.protocol.NodeRenameParams;
import ai.openclaw.protocol.NodeRenameResult;
import ai.openclaw.protocol.OkResult;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The methods node.list, node.describe, node.rename and node.event (contract section 11). */
@Component
public final class NodeMethods implements MethodGroup {
    private final NodeRows rows;
    private final NodeNames names;
    private final PairStore pairs;
    private final NodeEvents events;
    private final Clock clock;

    @Activate
    public NodeMethods(@Reference NodeRows rows, @Reference NodeNames names, @Reference PairStore pairs, @Reference NodeEvents events) {
        this(rows, names, pairs, events, Clock.systemUTC());
    }

    NodeMethods(NodeRows rows, NodeNames names, PairStore pairs, NodeEvents events, Clock clock) {
        this.rows = rows;
        this.names = names;
        this.pairs = pairs;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public List<GatewayMethod<?, ?>> methods() {
        return List.of(GatewayMethod.of("node.list", Scope.READ, NoParams.class, this::list),
                GatewayMethod.of("node.describe", Scope.READ, NodeIdParams.class, this::describe),
                GatewayMethod.of("node.rename", Scope.PAIRING, NodeRenameParams.class, this::rename),
                GatewayMethod.of("node.event", Scope.NODE, NodeEventParams.class, this::event));
    }

    private Map<String, Object> list(NoParams params, Call call) { return JsonObject.of("ts", clock.millis(), "nodes", rows.all()); }

    private Map<String, Object> describe(NodeIdParams params, Call call) {
        Map<String, Object> answer = JsonObject.of("ts", clock.millis());
        answer.putAll(rows.find(params.nodeId().strip()).orElseThrow(NodeMethods::unknown));
        return answer;
    }

    /** Also for nodes that paired as devices, which only the store of names knows (contract section 23). */
    private NodeRenameResult rename(NodeRenameParams params, Call call) {
        String nodeId = params.nodeId().strip();
        String name = params.displayName().strip();
        if (name.isEmpty())
            throw GatewayException.invalid("displayName required");
        boolean known = pairs.rename(nodeId, name);
        if (!known && rows.find(nodeId).isEmpty())
            throw unknown();
        names.put(nodeId, name);
        return new NodeRenameResult(nodeId, name);
    }

    private OkResult event(NodeEventParams params, Call call) {
        String nodeId = call.caller().deviceId().orElse(call.caller().clientId());
        events.told(nodeId, call.caller().connectionId(), params.event(),
                EventPayload.of(params.payloadJSON().isPresent() ? params.payloadJSON() : params.payload()));
        return OkResult.DONE;
    }

    private static GatewayException unknown() { return GatewayException.invalid("unknown nodeId"); }
}
