package ai.openclaw.method.nodes;

import ai.openclaw.api.Gateway;
import ai.openclaw.api.GatewayException;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.LoggerFactory;

/** The names that people gave to nodes, in {@code nodes/names.json}; they go before what a node calls itself. */
@Component(service = NodeNames.class)
public final class NodeNames {
    private static final int MAX = 1000;
    private final JsonFile file;
    private volatile Map<String, Object> names;

    @Activate
    public NodeNames(@Reference Gateway gateway) {
        file = new JsonFile(gateway.stateDir().resolve("nodes").resolve("names.json"));
        names = read();
    }

    private Map<String, Object> read() {
        try {
            return file.read();
        } catch (GatewayException e) {
            LoggerFactory.getLogger("gateway/nodes").warn("nodes keep their own names: {}", e.message());
            return Map.of();
        }
    }

    Optional<String> of(String nodeId) { return names.get(nodeId) instanceof String name ? Optional.of(name) : Optional.empty(); }

    synchronized void put(String nodeId, String name) {
        Map<String, Object> changed = file.read();
        if (changed.size() >= MAX && !changed.containsKey(nodeId))
            throw GatewayException.unavailable(MAX + " nodes have names; remove some from " + file.path());
        changed.put(nodeId, name);
        file.write(changed);
        names = Map.copyOf(changed);
    }
}
