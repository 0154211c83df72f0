package ai.openclaw.method.nodes;

import ai.openclaw.api.ClientInfo;
import ai.openclaw.api.Connections;
import ai.openclaw.api.NodeLink;
import ai.openclaw.api.PairedDevice;
import ai.openclaw.api.PairedDevices;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * The nodes that are connected or may come back. It keeps nothing of its own: who is connected is asked of those that hold the
 * connections, so nothing is lost when this bundle is updated, and a second connection of a device that closes leaves the first.
 */
@Component(service = NodeRegistry.class)
public final class NodeRegistry {
    private static final Comparator<ClientInfo> LATEST = Comparator.comparingLong(ClientInfo::connectedAtMs)
            .thenComparing(ClientInfo::connectionId);
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    volatile @Nullable Connections connections;
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    volatile @Nullable PairedDevices devices;
    @Reference(policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    volatile List<NodeLink> links = List.of();

    /** The node of this id, by its latest connection. */
    Optional<Node> find(String nodeId) {
        return Optional.ofNullable(connected().get(nodeId));
    }

    /** By node id; of several connections of a node the latest. */
    Map<String, Node> connected() {
        Map<String, Node> nodes = new LinkedHashMap<>();
        for (NodeLink link : links())
            for (ClientInfo client : link.nodes())
                nodes.merge(Node.id(client), new Node(client, link),
                        (one, other) -> LATEST.compare(one.client(), other.client()) >= 0 ? one : other);
        return nodes;
    }

    /** The way to one connection, if that is still there. */
    Optional<Node> connection(String connectionId) {
        return links().stream().flatMap(link -> link.nodes().stream().filter(client -> client.connectionId().equals(connectionId))
                .map(client -> new Node(client, link))).findFirst();
    }

    /** Sends an event to one connection, whichever link has it; false when none has. */
    boolean tell(String connectionId, String event, Object payload) {
        return links().stream().anyMatch(link -> link.tell(connectionId, event, payload));
    }

    private List<NodeLink> links() {
        List<NodeLink> all = new ArrayList<>();
        Connections control = connections;
        if (control != null)
            all.add(new ControlLink(control));
        all.addAll(links);
        return all;
    }

    /** The devices that were let in as nodes; empty where nobody keeps devices. */
    Optional<List<PairedDevice>> paired() {
        return Optional.ofNullable(devices)
                .map(store -> store.paired().stream().filter(device -> device.roles().contains("node")).toList());
    }
}
