package ai.openclaw.approvals;

import ai.openclaw.api.ApprovalRequest;
import ai.openclaw.api.ApprovalRequests;
import ai.openclaw.api.Caller;
import ai.openclaw.api.Events;
import ai.openclaw.api.GatewayEvent;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.Scope;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** The requests that wait for a person, and for a while those that were decided (contract section 13). */
@Component(service = {ApprovalRequests.class, Requests.class})
public final class Requests implements ApprovalRequests {
    static final int MAX = 128;
    static final Duration LONGEST = Duration.ofHours(1);
    private static final int MAX_KEPT = 1024;
    private static final int SHORTEST_ID = 8;
    private static final int LONGEST_ID = 128;
    /** A decision can be asked for so long after the end of its request. */
    private static final long GRACE_MS = 15_000;
    private static final long RETRY_AFTER_MS = 5000;
    private static final Set<String> DECISIONS = Set.of("allow-once", "allow-always", "deny");
    private final Events events;
    private final Clock clock;
    private final Map<String, Entry> entries = new ConcurrentHashMap<>();

    @Activate
    public Requests(@Reference Events events) { this(events, Clock.systemUTC()); }

    Requests(Events events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    @Override
    public ApprovalRequest open(Optional<String> id, ApprovalRequest.Asked asked, Optional<Caller> asker, Duration timeout) {
        forgetOld();
        long now = clock.millis();
        if (pending().size() >= MAX || entries.size() >= MAX_KEPT)
            throw GatewayException.unavailable(MAX + " commands wait for approval; decide some with: openclaw approvals pending")
                    .retryAfterMs(RETRY_AFTER_MS);
        String name = id.map(String::strip).filter(text -> !text.isEmpty()).orElseGet(() -> UUID.randomUUID().toString());
        if (name.length() > LONGEST_ID)
            throw GatewayException.invalid("the approval id is longer than " + LONGEST_ID + " characters");
        long lasts = Math.clamp(timeout.toMillis(), 1, LONGEST.toMillis());
        Entry entry = new Entry(new ApprovalRequest(name, asked, now, now + lasts), asker);
        if (entries.putIfAbsent(name, entry) != null)
            throw GatewayException.invalid("approval id already pending");
        events.publish(GatewayEvent.of("exec.approval.requested", Scope.APPROVALS, entry.request()));
        return entry.request();
    }

    private void forgetOld() {
        long now = clock.millis();
        entries.values().removeIf(entry -> entry.request().expiresAtMs() + GRACE_MS < now);
    }

    @Override
    public ApprovalRequest.Outcome outcome(String id) throws InterruptedException {
        Entry entry = entries.get(id.strip());
        if (entry == null || entry.request().expiresAtMs() + GRACE_MS < clock.millis())
            throw GatewayException.invalid("approval expired or not found");
        ApprovalRequest request = entry.request();
        return new ApprovalRequest.Outcome(request.id(), decision(entry), request.createdAtMs(), request.expiresAtMs());
    }

    private Optional<String> decision(Entry entry) throws InterruptedException {
        try {
            long left = Math.max(0, entry.request().expiresAtMs() - clock.millis());
            return entry.decision().get(left, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            entry.decision().complete(Optional.empty());
            return entry.decision().getNow(Optional.empty());
        } catch (ExecutionException e) {
            throw e.getCause() instanceof GatewayException failure ? failure : GatewayException.unavailable("Error: " + e.getCause());
        }
    }

    @Override
    public void resolve(String id, String decision, String approver) {
        if (!DECISIONS.contains(decision))
            throw GatewayException.invalid("invalid decision");
        Entry entry = waiting(id.strip());
        if (entry.request().expiresAtMs() <= clock.millis() || !entry.decision().complete(Optional.of(decision)))
            throw GatewayException.invalid("unknown or expired approval id");
        tellResolved(entry, decision, approver);
    }

    private void tellResolved(Entry entry, String decision, String approver) {
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("id", entry.request().id());
        payload.put("decision", decision);
        payload.put("resolvedBy", approver);
        payload.put("ts", clock.millis());
        payload.put("request", entry.request().request());
        events.publish(GatewayEvent.of("exec.approval.resolved", Scope.APPROVALS, payload));
    }

    private Entry waiting(String id) {
        Entry exact = entries.get(id);
        if (exact != null)
            return exact;
        List<Entry> meant = id.length() < SHORTEST_ID
                ? List.of()
                : entries.values().stream().filter(this::waits).filter(entry -> entry.request().id().startsWith(id)).toList();
        if (meant.size() > 1)
            throw GatewayException.invalid("several approvals begin with " + id + "; give the whole id");
        return meant.stream().findFirst().orElseThrow(() -> GatewayException.invalid("unknown or expired approval id"));
    }

    private boolean waits(Entry entry) { return !entry.decision().isDone() && entry.request().expiresAtMs() > clock.millis(); }

    @Override
    public List<ApprovalRequest> pending() {
        return entries.values().stream().filter(this::waits).map(Entry::request)
                .sorted(Comparator.comparingLong(ApprovalRequest::createdAtMs).thenComparing(ApprovalRequest::id)).toList();
    }

    @Override
    public Map<String, Object> redeem(String nodeId, Map<String, ?> params, Caller caller) {
        return NodeRun.checked(nodeId, params, caller, Optional.ofNullable(entries.get(NodeRun.id(params))), clock.millis());
    }

    /** Nobody is left waiting, and nothing runs that waited. */
    @Deactivate
    void stop() {
        for (Entry entry : entries.values())
            if (entry.decision().completeExceptionally(GatewayException.unavailable(
                    "the gateway's approvals were stopped or updated before " + "anybody decided; nothing was run. Ask again.")))
                tellResolved(entry, "deny", "gateway");
    }
}
