package ai.openclaw.openai;

import ai.openclaw.api.GatewayEvent;
import ai.openclaw.api.RunRequest;
import ai.openclaw.api.Runs;
import ai.openclaw.endpoint.Tree;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/** The runs that requests of an endpoint wait for. */
final class Followers {
    /** How long runs that are about to end may when the endpoint must go. */
    private static final Duration LAST_MOMENT = Duration.ofMillis(30);
    private static final long POLL_NANOS = 1_000_000;
    private final Runs runs;
    private final Map<String, Follower> waiting = new ConcurrentHashMap<>();

    Followers(Runs runs) { this.runs = runs; }

    /** Starts a run; what it says is kept from its beginning. */
    Follower start(RunRequest request) {
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

    /** Takes what is told to everybody, and returns at once. */
    void accept(GatewayEvent event) {
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
