package ai.openclaw.method.nodes;

import ai.openclaw.api.Events;
import ai.openclaw.api.Gateway;
import ai.openclaw.api.GatewayEvent;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.Scope;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The legacy store of nodes that have a token instead of a device: {@code nodes/paired.json} by node id and {@code nodes/pending.json} by
 * request id (contract sections 11 and 19). The files are read anew each time, for other programs write them too, and what they hold beyond
 * the fields known here stays. Guarded by the lock of this.
 */
@Component(service = PairStore.class)
public final class PairStore {
    static final int MAX_PENDING = 100;
    static final Duration PENDING = Duration.ofMinutes(5);
    private static final int TOKEN_BYTES = 32;
    private static final Set<String> OF_THE_REQUEST = Set.of("requestId", "silent", "isRepair", "ts");
    private final JsonFile pendingFile;
    private final JsonFile pairedFile;
    private final Events events;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Decisions decisions = new Decisions();

    @Activate
    public PairStore(@Reference Gateway gateway, @Reference Events events) { this(gateway, events, Clock.systemUTC()); }

    PairStore(Gateway gateway, Events events, Clock clock) {
        pendingFile = new JsonFile(gateway.stateDir().resolve("nodes").resolve("pending.json"));
        pairedFile = new JsonFile(gateway.stateDir().resolve("nodes").resolve("paired.json"));
        this.events = events;
        this.clock = clock;
    }

    /**
     * A request of a node, and whether it is new.
     *
     * @param request with its id
     */
    record Requested(Map<String, Object> request, boolean created) {}

    /** The decisions that were not fetched yet. */
    Decisions decisions() { return decisions; }

    /** A node that asks again is still the same request, with what it says now. */
    synchronized Requested request(Map<String, Object> node) {
        Map<String, Object> pending = pending();
        Object nodeId = node.get("nodeId");
        Optional<Map<String, Object>> before = pending.values().stream().map(JsonFile::copy)
                .filter(known -> Objects.equals(known.get("nodeId"), nodeId)).findFirst();
        if (before.isEmpty() && pending.size() >= MAX_PENDING)
            throw GatewayException.unavailable(MAX_PENDING + " nodes wait for approval already; decide on them: openclaw nodes pending");
        Map<String, Object> request = before.orElseGet(() -> JsonObject.of("requestId", UUID.randomUUID().toString()));
        request.putAll(node);
        request.putIfAbsent("isRepair", pairedFile.read().containsKey(String.valueOf(nodeId)));
        request.putIfAbsent("ts", clock.millis());
        pending.put(String.valueOf(request.get("requestId")), request);
        pendingFile.write(pending);
        if (before.isEmpty())
            events.publish(GatewayEvent.of("node.pair.requested", Scope.PAIRING, request));
        return new Requested(request, before.isEmpty());
    }

    /** The same for a node that will fetch the decision. Returns the id of the request. */
    synchronized String requestAndWait(Map<String, Object> node) {
        String requestId = String.valueOf(request(node).request().get("requestId"));
        decisions.expect(requestId);
        return requestId;
    }

    synchronized List<Map<String, Object>> waiting() { return newestFirst(pending(), "ts"); }

    /** Without their tokens. */
    synchronized List<Map<String, Object>> paired() {
        return newestFirst(pairedFile.read(), "approvedAtMs").stream().map(PairStore::withoutToken).toList();
    }

    private static List<Map<String, Object>> newestFirst(Map<String, Object> entries, String time) {
        return entries.values().stream().map(JsonFile::copy).sorted(Comparator.comparingLong(entry -> -number(entry.get(time)))).toList();
    }

    /** Lets a node in. Returns it with its new token. */
    synchronized Map<String, Object> approve(String requestId) {
        Map<String, Object> request = take(requestId);
        Map<String, Object> paired = pairedFile.read();
        String nodeId = String.valueOf(request.get("nodeId"));
        Map<String, Object> node = JsonFile.copy(paired.get(nodeId));
        request.forEach((key, value) -> {
            if (!OF_THE_REQUEST.contains(key))
                node.put(key, value);
        });
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        node.put("token", Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
        node.putIfAbsent("createdAtMs", clock.millis());
        node.put("approvedAtMs", clock.millis());
        paired.put(nodeId, node);
        pairedFile.write(paired);
        forget(requestId);
        resolved(requestId, nodeId, "approved");
        decisions.made(requestId, Optional.of(String.valueOf(node.get("token"))));
        return node;
    }

    /** Returns the id of the node that is not let in. */
    synchronized String reject(String requestId) {
        String nodeId = String.valueOf(take(requestId).get("nodeId"));
        forget(requestId);
        resolved(requestId, nodeId, "rejected");
        decisions.made(requestId, Optional.empty());
        return nodeId;
    }

    private Map<String, Object> take(String requestId) {
        Map<String, Object> request = JsonFile.copy(pending().get(requestId));
        if (request.isEmpty())
            throw GatewayException.invalid("unknown requestId");
        return request;
    }

    private void forget(String requestId) {
        Map<String, Object> pending = pending();
        pending.remove(requestId);
        pendingFile.write(pending);
    }

    private void resolved(String requestId, String nodeId, String decision) {
        events.publish(GatewayEvent.of("node.pair.resolved", Scope.PAIRING,
                JsonObject.of("requestId", requestId, "nodeId", nodeId, "decision", decision, "ts", clock.millis())));
    }

    /** The node that this token belongs to, without it; compared in constant time. */
    synchronized Optional<Map<String, Object>> verify(String nodeId, String token) {
        Map<String, Object> node = JsonFile.copy(pairedFile.read().get(nodeId));
        boolean right = node.get("token") instanceof String expected
                && MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
        return right ? Optional.of(withoutToken(node)) : Optional.empty();
    }

    /** False for a node that is not in here. */
    synchronized boolean rename(String nodeId, String name) {
        Map<String, Object> paired = pairedFile.read();
        Map<String, Object> node = JsonFile.copy(paired.get(nodeId));
        if (node.isEmpty())
            return false;
        node.put("displayName", name);
        paired.put(nodeId, node);
        pairedFile.write(paired);
        return true;
    }

    static Map<String, Object> withoutToken(Map<String, Object> node) {
        Map<String, Object> shown = new LinkedHashMap<>(node);
        shown.remove("token");
        return shown;
    }

    private Map<String, Object> pending() {
        Map<String, Object> pending = pendingFile.read();
        long since = clock.millis() - PENDING.toMillis();
        pending.values().removeIf(request -> number(JsonFile.copy(request).get("ts")) <= since);
        return pending;
    }

    private static long number(@Nullable Object value) { return value instanceof Number number ? number.longValue() : 0; }
}
