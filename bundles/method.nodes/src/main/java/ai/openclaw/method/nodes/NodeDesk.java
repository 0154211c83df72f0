package ai.openclaw.method.nodes;

import ai.openclaw.api.ClientInfo;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.Nodes;
import ai.openclaw.api.Reading;
import ai.openclaw.api.RecordReader;
import ai.openclaw.protocol.NodeInvokeResultParams;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Takes what nodes of other links than the control plane answer and tell. */
@Component
public final class NodeDesk implements Nodes {
    private final Invokes invokes;
    private final NodeEvents events;
    private final Subscriptions subscriptions;

    @Activate
    public NodeDesk(@Reference Invokes invokes, @Reference NodeEvents events, @Reference Subscriptions subscriptions) {
        this.invokes = invokes;
        this.events = events;
        this.subscriptions = subscriptions;
    }

    @Override
    public boolean answered(ClientInfo node, Map<String, ?> answer) {
        Map<String, Object> whole = new LinkedHashMap<>(answer);
        whole.put("nodeId", Node.id(node));
        Reading<NodeInvokeResultParams> reading = RecordReader.read(whole, NodeInvokeResultParams.class);
        return invokes.answered(reading.value().orElseThrow(() -> GatewayException.invalid("invalid invoke result: " + reading.text())));
    }

    @Override
    public void told(ClientInfo node, String event, Optional<Object> payload) { events.told(node, event, EventPayload.of(payload)); }

    @Override
    public void left(ClientInfo node) {
        invokes.left(node);
        subscriptions.left(node);
    }
}
