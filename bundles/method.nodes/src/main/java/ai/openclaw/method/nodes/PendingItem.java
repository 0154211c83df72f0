package ai.openclaw.method.nodes;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Something that a node is to do when it looks next (contract section 11: {@code node.pending.*}). */
record PendingItem(String id, String type, String priority, long createdAtMs, OptionalLong expiresAtMs) {
    static final Comparator<PendingItem> ORDER = Comparator.comparing((PendingItem item) -> !item.priority.equals("high"))
            .thenComparingLong(PendingItem::createdAtMs).thenComparing(PendingItem::id);
    static final String STATUS = "status.request";

    /** What a node that has nothing else to do does. */
    static PendingItem baseline(long nowMs) {
        return new PendingItem("baseline-status", STATUS, "default", nowMs, OptionalLong.empty());
    }

    boolean expired(long nowMs) { return expiresAtMs.isPresent() && expiresAtMs.getAsLong() <= nowMs; }

    Map<String, @Nullable Object> json() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", id);
        json.put("type", type);
        json.put("priority", priority);
        json.put("createdAtMs", createdAtMs);
        json.put("expiresAtMs", expiresAtMs.isPresent() ? expiresAtMs.getAsLong() : null);
        return json;
    }

    static PendingItem of(Map<?, ?> json) {
        return new PendingItem(String.valueOf(json.get("id")), String.valueOf(json.get("type")), String.valueOf(json.get("priority")),
                json.get("createdAtMs") instanceof Number ms ? ms.longValue() : 0,
                json.get("expiresAtMs") instanceof Number ms ? OptionalLong.of(ms.longValue()) : OptionalLong.empty());
    }
}
