package ai.openclaw.method.nodes;

import ai.openclaw.api.ClientInfo;
import ai.openclaw.api.PairedDevice;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The entries of {@code node.list}: what is connected first, then by name (contract section 11). */
@Component(service = NodeRows.class)
public final class NodeRows {
    private static final Comparator<Map<String, Object>> ORDER = Comparator
            .comparing((Map<String, Object> row) -> !Boolean.TRUE.equals(row.get("connected")))
            .thenComparing(row -> String.valueOf(row.getOrDefault("displayName", row.get("nodeId"))).toLowerCase(Locale.ROOT))
            .thenComparing(row -> String.valueOf(row.get("nodeId")));
    private final NodeRegistry registry;
    private final CommandPolicy policy;
    private final NodeNames names;

    @Activate
    public NodeRows(@Reference NodeRegistry registry, @Reference CommandPolicy policy, @Reference NodeNames names) {
        this.registry = registry;
        this.policy = policy;
        this.names = names;
    }

    List<Map<String, Object>> all() {
        Map<String, Node> connected = registry.connected();
        Optional<List<PairedDevice>> devices = registry.paired();
        Predicate<Node> paired = paired(devices);
        Stream<Map<String, Object>> here = connected.values().stream().map(node -> row(node, paired.test(node)));
        Stream<Map<String, Object>> away = devices.orElse(List.of()).stream().filter(device -> !connected.containsKey(device.deviceId()))
                .map(this::row);
        return Stream.concat(here, away).sorted(ORDER).toList();
    }

    Optional<Map<String, Object>> find(String nodeId) {
        Optional<List<PairedDevice>> devices = registry.paired();
        return registry.find(nodeId).map(node -> row(node, paired(devices).test(node)))
                .or(() -> devices.orElse(List.of()).stream().filter(device -> device.deviceId().equals(nodeId)).findFirst().map(this::row));
    }

    /** Who is connected was let in; the device store knows who was removed since. Other links keep no devices. */
    private static Predicate<Node> paired(Optional<List<PairedDevice>> devices) {
        if (devices.isEmpty())
            return _ -> true;
        Set<String> ids = devices.get().stream().map(PairedDevice::deviceId).collect(Collectors.toSet());
        return node -> !(node.link() instanceof ControlLink) || ids.contains(node.id());
    }

    private Map<String, Object> row(Node node, boolean paired) {
        ClientInfo client = node.client();
        return JsonObject.of("nodeId", node.id(), "displayName", names.of(node.id()).or(client::displayName), "platform",
                text(client.platform()), "version", text(client.version()), "deviceFamily", client.deviceFamily(), "modelIdentifier",
                client.modelIdentifier(), "remoteIp", client.address(), "caps", client.caps().stream().distinct().sorted().toList(),
                "commands", policy.offered(client), "pathEnv", client.pathEnv(), "permissions",
                client.permissions().isEmpty() ? null : new TreeMap<>(client.permissions()), "connectedAtMs", client.connectedAtMs(),
                "paired", paired, "connected", true);
    }

    private Map<String, Object> row(PairedDevice device) {
        return JsonObject.of("nodeId", device.deviceId(), "displayName", names.of(device.deviceId()).or(device::displayName), "platform",
                device.platform(), "caps", List.of(), "commands", List.of(), "paired", true, "connected", false);
    }

    private static Optional<String> text(String value) { return Optional.of(value).filter(text -> !text.isBlank()); }
}
