package ai.openclaw.method.nodes;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What waits for one node: work that an operator asked for, and commands that its app missed. Guarded by {@link PendingWork}. */
final class NodeQueue {
    private final List<PendingItem> items = new ArrayList<>();
    private final List<PendingAction> actions = new ArrayList<>();
    private long revision;

    /** Every kind of work waits once: a second wish finds the first. */
    PendingItem enqueue(PendingItem item) {
        Optional<PendingItem> same = items.stream().filter(known -> known.type().equals(item.type())).findFirst();
        if (same.isPresent())
            return same.get();
        items.add(item);
        revision++;
        return item;
    }

    /** The oldest goes when too many wait. */
    void enqueue(PendingAction action) {
        if (actions.size() >= PendingAction.MAX_FOR_NODE)
            actions.removeFirst();
        actions.add(action);
    }

    List<PendingItem> items() { return items.stream().sorted(PendingItem.ORDER).toList(); }

    List<PendingAction> actions() { return List.copyOf(actions); }

    long revision() { return revision; }

    /** Takes out what is done; true when there was some of it. */
    boolean remove(Collection<String> ids) {
        Set<String> done = new LinkedHashSet<>(ids);
        boolean work = items.removeIf(item -> done.contains(item.id()));
        if (work)
            revision++;
        return actions.removeIf(action -> done.contains(action.id())) || work;
    }

    void expire(long nowMs) {
        if (items.removeIf(item -> item.expired(nowMs)))
            revision++;
        actions.removeIf(action -> action.expired(nowMs));
    }

    boolean isEmpty() { return items.isEmpty() && actions.isEmpty(); }

    Map<String, @Nullable Object> json() {
        return Map.of("revision", revision, "items", items.stream().map(PendingItem::json).toList(), "actions",
                actions.stream().map(PendingAction::json).toList());
    }

    static NodeQueue of(@Nullable Object json) {
        NodeQueue queue = new NodeQueue();
        if (!(json instanceof Map<?, ?> map))
            return queue;
        queue.revision = map.get("revision") instanceof Number number ? number.longValue() : 0;
        objects(map.get("items")).stream().map(PendingItem::of).forEach(queue.items::add);
        objects(map.get("actions")).stream().map(PendingAction::of).forEach(queue.actions::add);
        return queue;
    }

    private static List<Map<?, ?>> objects(@Nullable Object list) {
        List<Map<?, ?>> objects = new ArrayList<>();
        if (list instanceof List<?> entries)
            for (Object entry : entries)
                if (entry instanceof Map<?, ?> object)
                    objects.add(object);
        return objects;
    }
}
