package ai.openclaw.method.nodes;

import ai.openclaw.api.Gateway;
import ai.openclaw.api.GatewayException;
import ai.openclaw.protocol.NodeInvokeParams;
import ai.openclaw.protocol.NodePendingEnqueueParams;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.LoggerFactory;

/** What waits for nodes, kept in {@code nodes/pending-work.json} so that it outlives the process. All state is guarded by the lock of this. */
@Component(service = PendingWork.class)
public final class PendingWork {
    static final int MAX_NODES = 256;
    private static final int DEFAULT_ITEMS = 4;
    private final JsonFile file;
    private final Clock clock;
    private final Map<String, NodeQueue> queues = new LinkedHashMap<>();

    @Activate
    public PendingWork(@Reference Gateway gateway) { this(gateway, Clock.systemUTC()); }

    PendingWork(Gateway gateway, Clock clock) {
        this.clock = clock;
        file = new JsonFile(gateway.stateDir().resolve("nodes").resolve("pending-work.json"));
        try {
            file.read().forEach((node, queue) -> queues.put(node, NodeQueue.of(queue)));
        } catch (GatewayException e) {
            LoggerFactory.getLogger("gateway/nodes").warn("what waited for nodes is not known: {}", e.message());
        }
    }

    /** The revision of a node's work and the items that it is to do. */
    record Drained(long revision, List<PendingItem> items, boolean more) {}

    /** The work that waits now and its revision. */
    record Queued(long revision, PendingItem item) {}

    synchronized Queued enqueue(NodePendingEnqueueParams params) {
        NodeQueue queue = queue(params.nodeId());
        long now = clock.millis();
        PendingItem item = queue.enqueue(new PendingItem(UUID.randomUUID().toString(), type(params.type()), priority(params.priority()),
                now, params.expiresInMs().map(ms -> OptionalLong.of(now + ms)).orElse(OptionalLong.empty())));
        save();
        return new Queued(queue.revision(), item);
    }

    private static String type(NodePendingEnqueueParams.Type type) {
        return switch (type) {
            case STATUS_REQUEST -> PendingItem.STATUS;
            case LOCATION_REQUEST -> "location.request";
        };
    }

    private static String priority(Optional<NodePendingEnqueueParams.Priority> priority) {
        return priority.filter(NodePendingEnqueueParams.Priority.HIGH::equals).map(_ -> "high").orElse("normal");
    }

    /** Looking takes nothing out; a node says what it did with {@link #acknowledge}, or it expires. A status is always of use. */
    synchronized Drained drain(String nodeId, Optional<Integer> maxItems) {
        expire();
        NodeQueue queue = queues.getOrDefault(nodeId, new NodeQueue());
        List<PendingItem> all = new ArrayList<>(queue.items());
        if (all.stream().noneMatch(item -> item.type().equals(PendingItem.STATUS)))
            all.add(PendingItem.baseline(clock.millis()));
        int max = maxItems.orElse(DEFAULT_ITEMS);
        return new Drained(queue.revision(), all.stream().limit(max).toList(), all.size() > max);
    }

    /** Keeps a command for a node whose app is in the background. Returns what the caller is told. */
    synchronized GatewayException later(Node node, NodeInvokeParams params, GatewayException failure) {
        PendingAction action = PendingAction.of(UUID.randomUUID().toString(), params, clock.millis());
        queue(node.id()).enqueue(action);
        save();
        Map<String, Object> details = JsonObject.of("code", "QUEUED_UNTIL_FOREGROUND", "queuedActionId", action.id(), "nodeId", node.id(),
                "command", params.command());
        failure.details().ifPresent(details::putAll);
        return GatewayException.unavailable("node command queued until iOS returns to foreground").with(details);
    }

    synchronized List<PendingAction> actions(String nodeId) {
        expire();
        return queues.getOrDefault(nodeId, new NodeQueue()).actions();
    }

    /** Returns how many commands still wait. */
    synchronized int acknowledge(String nodeId, Collection<String> ids) {
        expire();
        NodeQueue queue = queues.get(nodeId);
        if (queue == null)
            return 0;
        if (queue.remove(ids))
            save();
        return queue.actions().size();
    }

    private NodeQueue queue(String nodeId) {
        expire();
        if (!queues.containsKey(nodeId) && queues.size() >= MAX_NODES)
            queues.entrySet().removeIf(entry -> entry.getValue().isEmpty());
        if (!queues.containsKey(nodeId) && queues.size() >= MAX_NODES)
            throw GatewayException
                    .unavailable("work waits for " + MAX_NODES + " nodes already; let them connect, or give it an expiresInMs");
        return queues.computeIfAbsent(nodeId, _ -> new NodeQueue());
    }

    private void expire() { queues.values().forEach(queue -> queue.expire(clock.millis())); }

    private void save() {
        Map<String, Object> content = new LinkedHashMap<>();
        queues.forEach((node, queue) -> content.put(node, queue.json()));
        file.write(content);
    }
}
