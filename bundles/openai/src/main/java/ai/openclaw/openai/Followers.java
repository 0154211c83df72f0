package ai.openclaw.openai;

import ai.openclaw.api.EventSink;
import ai.openclaw.api.GatewayEvent;
import ai.openclaw.api.RunRequest;
import ai.openclaw.api.Runs;
import ai.openclaw.endpoint.Tree;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * The runs that requests of an endpoint wait for. Each bundle has a component of it, which needs nobody: the events that it takes come from
 * those whom the endpoint needs, and services that need each other in a circle cannot be had.
 */
public abstract class Followers implements EventSink {
    /** How long runs that are about to end may when the endpoint must go. */
    private static final Duration LAST_MOMENT = Duration.ofMillis(30);
    private static final long POLL_NANOS = 1_000_000;
    private final Map<String, Follower> waiting = new ConcurrentHashMap<>();

    /** Starts a run; what it says is kept from its beginning. */
    Follower start(Runs runs, RunRequest request) {
        Follower follower = new Follower(runs, request.runId(), () -> waiting.remove(request.runId()));
        waiting.put(request.runId(), follower);
        try {
            follower.follow(runs.start(request).run());
            return follower;
        } catch (RuntimeException e) {
            follower.close();
            throw e;
        }
    }

    @Override
    public final void accept(GatewayEvent event) {
        if (waiting.isEmpty() || !event.name().equals("agent"))
            return;
        Map<String, Object> payload = Tree.object(event.payload());
        Follower follower = payload.get("runId") instanceof String id ? waiting.get(id) : null;
        if (follower != null && payload.get("stream") instanceof String stream)
            follower.take(stream, Tree.object(payload.get("data")));
    }

    /** Ends all runs that requests wait for. */
    void end() {
        long end = System.nanoTime() + LAST_MOMENT.toNanos();
        while (!waiting.isEmpty() && System.nanoTime() < end)
            LockSupport.parkNanos(POLL_NANOS);
        waiting.values().forEach(Follower::giveUp);
    }
}
