package ai.openclaw.method.nodes;

import ai.openclaw.api.ClientInfo;
import ai.openclaw.api.ConnectionListener;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.JsonText;
import ai.openclaw.protocol.NodeInvokeParams;
import ai.openclaw.protocol.NodeInvokeResultParams;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * The commands that nodes were asked for and have not answered (contract section 11). The caller's thread waits; whoever brings the outcome
 * – the node's answer, the timeout, the end of its connection, the end of this bundle – wakes it.
 */
@Component(service = {Invokes.class, ConnectionListener.class})
public final class Invokes implements ConnectionListener {
    static final int MAX = 1024;
    private static final int DEFAULT_TIMEOUT_MS = 30_000;
    static final Duration LONGEST = Duration.ofHours(1);
    private static final long RETRY_AFTER_MS = 1000;
    private final PendingWork work;
    private final Map<String, Invoke> waiting = new ConcurrentHashMap<>();
    private final Semaphore places = new Semaphore(MAX);
    private final Replays replays = new Replays();

    @Activate
    public Invokes(@Reference PendingWork work) { this.work = work; }

    /** What this request got before, waiting for it if it is under way; empty for a new one. */
    Optional<Map<String, Object>> replay(NodeInvokeParams params) throws InterruptedException {
        Optional<Invoke> known = replays.find(key(params));
        return known.isEmpty() ? Optional.empty() : Optional.of(join(known.get(), params));
    }

    /**
     * Asks the node and waits for its answer.
     *
     * @throws GatewayException {@code UNAVAILABLE} with the failures of {@link NodeFailure}, or when too many invokes are under way
     */
    @SuppressWarnings("ReferenceEquality") // whether it is this very call that was first
    Map<String, Object> invoke(Node node, NodeInvokeParams params) throws InterruptedException {
        if (!places.tryAcquire())
            throw GatewayException.unavailable(MAX + " commands are waiting for nodes; wait for one of them").retryAfterMs(RETRY_AFTER_MS);
        try {
            Invoke invoke = new Invoke(UUID.randomUUID().toString(), node, params);
            Invoke first = replays.claim(key(params), invoke);
            return first == invoke ? begin(invoke, params) : join(first, params);
        } finally {
            places.release();
        }
    }

    private Map<String, Object> begin(Invoke invoke, NodeInvokeParams params) throws InterruptedException {
        waiting.put(invoke.id(), invoke);
        try {
            if (!invoke.node().tell("node.invoke.request", request(invoke, params))) {
                replays.forget(key(params));
                invoke.fail(NodeFailure.notConnected());
            }
            return outcome(invoke, timeoutMs(params));
        } catch (TimeoutException e) {
            invoke.fail(NodeFailure.timeout());
            return join(invoke, params);
        } finally {
            waiting.remove(invoke.id());
            invoke.fail(GatewayException.unavailable("Error: the wait for " + invoke.command() + " was interrupted"));
            replays.done(key(params), size(invoke));
        }
    }

    /** Waits for what somebody else asked for; to give up ends nothing. */
    private static Map<String, Object> join(Invoke invoke, NodeInvokeParams params) throws InterruptedException {
        try {
            return outcome(invoke, timeoutMs(params));
        } catch (TimeoutException e) {
            throw NodeFailure.timeout();
        }
    }

    private static Map<String, Object> outcome(Invoke invoke, int timeoutMs) throws InterruptedException, TimeoutException {
        try {
            return invoke.outcome().get(timeoutMs, TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof GatewayException failure ? failure : GatewayException.unavailable("Error: " + e.getCause());
        }
    }

    private static Map<String, Object> request(Invoke invoke, NodeInvokeParams params) {
        Map<String, Object> request = JsonObject.of("id", invoke.id(), "nodeId", invoke.node().id(), "command", params.command());
        putNullable(request, "paramsJSON", params.params().map(JsonText::write).orElse(null));
        params.timeoutMs().ifPresent(timeout -> request.put("timeoutMs", timeout));
        request.put("idempotencyKey", params.idempotencyKey());
        return request;
    }

    /** Some keys are on the wire even when there is no value. */
    @SuppressWarnings({"NullAway", "DataFlowIssue"})
    private static void putNullable(Map<String, Object> object, String key, @Nullable Object value) { object.put(key, value); }

    /** The node's answer; false when nobody waits for it any more. Of two answers only one is taken. */
    boolean answered(NodeInvokeResultParams answer) {
        Invoke invoke = waiting.get(answer.id());
        if (invoke == null || !invoke.node().id().equals(answer.nodeId()) || !waiting.remove(answer.id(), invoke))
            return false;
        return answer.ok()
                ? invoke.outcome().complete(result(invoke, answer))
                : invoke.outcome().completeExceptionally(failure(invoke, answer));
    }

    /** What an app in the background cannot do now, it finds when it is back. */
    private GatewayException failure(Invoke invoke, NodeInvokeResultParams answer) {
        GatewayException failure = NodeFailure.of(answer.error());
        if (!NodeFailure.background(failure) || !PendingAction.keeps(invoke.node(), invoke.command()))
            return failure;
        try {
            return work.later(invoke.node(), invoke.params(), failure);
        } catch (GatewayException e) {
            return e;
        }
    }

    private static Map<String, Object> result(Invoke invoke, NodeInvokeResultParams answer) {
        Optional<String> text = answer.payloadJSON().filter(String.class::isInstance).map(String.class::cast)
                .filter(json -> !json.isBlank());
        Optional<Object> tree = answer.payload().or(() -> answer.payloadJSON().filter(json -> !(json instanceof String)));
        Map<String, Object> result = JsonObject.of("ok", true, "nodeId", invoke.node().id(), "command", invoke.command(), "payload",
                text.isPresent() ? parsed(text.get()) : tree);
        putNullable(result, "payloadJSON", text.orElse(null));
        return result;
    }

    /** What a node calls JSON and is none is handed on as it is. */
    private static @Nullable Object parsed(String json) {
        try {
            return JsonText.parse(json);
        } catch (IllegalArgumentException e) {
            return Map.of("payloadJSON", json);
        }
    }

    /** About how many characters a replay holds in memory. */
    private static long size(Invoke invoke) {
        if (!invoke.outcome().isDone() || invoke.outcome().isCompletedExceptionally())
            return 0;
        Map<String, Object> result = invoke.outcome().join();
        return result.get("payloadJSON") instanceof String json ? 2L * json.length() : JsonText.write(result.get("payload")).length();
    }

    @Override
    public void joined(ClientInfo client) {
        // who is connected is looked up when it is needed
    }

    @Override
    public void left(ClientInfo client) {
        fail(invoke -> invoke.node().client().connectionId().equals(client.connectionId()),
                invoke -> NodeFailure.disconnected(invoke.command()));
    }

    @Deactivate
    void stop() {
        fail(_ -> true, invoke -> GatewayException.unavailable(
                "the gateway's node methods were stopped or updated before the node answered " + invoke.command() + "; ask again"));
    }

    private void fail(Predicate<Invoke> which, Function<Invoke, GatewayException> why) {
        waiting.values().stream().filter(which).forEach(invoke -> invoke.fail(why.apply(invoke)));
    }

    /** How many are under way. */
    int underWay() { return waiting.size(); }

    private static int timeoutMs(NodeInvokeParams params) {
        return Math.min(params.timeoutMs().orElse(DEFAULT_TIMEOUT_MS), (int) LONGEST.toMillis());
    }

    private static String key(NodeInvokeParams params) { return params.nodeId() + "\n" + params.idempotencyKey(); }
}
