package ai.openclaw.method.nodes;

import ai.openclaw.api.ClientInfo;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.Nodes;
import ai.openclaw.api.Reading;
import ai.openclaw.api.RecordReader;
import ai.openclaw.protocol.NodeInvokeParams;
import ai.openclaw.protocol.NodeInvokeResultParams;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Takes what nodes of other links than the control plane answer and tell, and asks nodes on behalf of the gateway. */
@Component
public final class NodeDesk implements Nodes {
    private final Invokes invokes;
    private final NodeEvents events;
    private final Subscriptions subscriptions;
    private final NodeRegistry registry;

    @Activate
    public NodeDesk(@Reference Invokes invokes, @Reference NodeEvents events, @Reference Subscriptions subscriptions,
            @Reference NodeRegistry registry) {
        this.registry = registry;
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

    @Override
    public Optional<Object> ask(String nodeId, String command, Map<String, ?> params, Duration timeout) throws InterruptedException {
        Node node = registry.find(nodeId).orElseThrow(NodeFailure::notConnectedNow);
        Map<String, Object> answer = invokes.invoke(node, new NodeInvokeParams(nodeId, command, Optional.of(params),
                Optional.of((int) timeout.toMillis()), UUID.randomUUID().toString()));
        return Optional.ofNullable(answer.get("payload"));
    }
}
