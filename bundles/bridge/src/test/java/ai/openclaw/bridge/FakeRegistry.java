package ai.openclaw.bridge;

import ai.openclaw.api.ClientInfo;
import ai.openclaw.api.NodePairing;
import ai.openclaw.api.Nodes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A registry of nodes that remembers what it was told, and lets in who shows {@code right}. */
final class FakeRegistry implements Nodes, NodePairing {
    final List<Map<String, ?>> answers = new CopyOnWriteArrayList<>();
    final List<String> told = new CopyOnWriteArrayList<>();
    final List<String> left = new CopyOnWriteArrayList<>();
    final List<Map<String, ?>> requests = new CopyOnWriteArrayList<>();
    /** The decision on every request: a token or empty. */
    final CompletableFuture<Optional<String>> decision = new CompletableFuture<>();

    @Override
    public boolean answered(ClientInfo node, Map<String, ?> answer) { return answers.add(answer); }

    @Override
    public void told(ClientInfo node, String event, Optional<Object> payload) { told.add(event + " " + payload.orElse("")); }

    @Override
    public void left(ClientInfo node) { left.add(node.caller().deviceId().orElse("")); }

    @Override
    public boolean verify(String nodeId, String token) { return token.equals("right"); }

    @Override
    public String request(Map<String, ?> node) {
        requests.add(node);
        return "request-1";
    }

    @Override
    public Optional<String> await(String requestId, Duration timeout) throws InterruptedException {
        try {
            return decision.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | java.util.concurrent.ExecutionException e) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<Object> ask(String nodeId, String command, Map<String, ?> params, Duration timeout) { return Optional.empty(); }
}
