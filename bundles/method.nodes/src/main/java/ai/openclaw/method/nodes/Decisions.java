package ai.openclaw.method.nodes;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Nodes that wait for the decision on their request. */
final class Decisions {
    private final Map<String, CompletableFuture<Optional<String>>> waiting = new ConcurrentHashMap<>();

    /** The token, or empty when the answer is no or does not come in time. */
    Optional<String> await(String requestId, Duration timeout) throws InterruptedException {
        try {
            return waiting.computeIfAbsent(requestId, _ -> new CompletableFuture<>()).get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            return Optional.empty();
        } finally {
            waiting.remove(requestId);
        }
    }

    /** Begins to wait, before anybody can have decided. */
    void expect(String requestId) {
        waiting.computeIfAbsent(requestId, _ -> new CompletableFuture<>());
    }

    void made(String requestId, Optional<String> token) {
        CompletableFuture<Optional<String>> decision = waiting.get(requestId);
        if (decision != null)
            decision.complete(token);
    }

    void stop() { waiting.values().forEach(decision -> decision.complete(Optional.empty())); }
}
