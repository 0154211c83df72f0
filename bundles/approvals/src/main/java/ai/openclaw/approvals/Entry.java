package ai.openclaw.approvals;

import ai.openclaw.api.ApprovalRequest;
import ai.openclaw.api.Caller;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A request and what became of it.
 *
 * @param asker who asked for it, if not the gateway itself
 * @param decision empty when nobody decided in time; the first who completes it decides
 * @param used whether a run of a node was made of it
 */
record Entry(ApprovalRequest request, Optional<Caller> asker, CompletableFuture<Optional<String>> decision, AtomicBoolean used) {
    Entry(ApprovalRequest request, Optional<Caller> asker) { this(request, asker, new CompletableFuture<>(), new AtomicBoolean()); }

    /** What was decided until now. */
    Optional<String> decided() {
        return decision.isDone() && !decision.isCompletedExceptionally() ? decision.join() : Optional.empty();
    }
}
