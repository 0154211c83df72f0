package ai.openclaw.testkit;

import ai.openclaw.api.GatewayEvent;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.Run;
import ai.openclaw.api.RunRequest;
import ai.openclaw.api.RunResult;
import ai.openclaw.api.Runs;
import ai.openclaw.api.Scope;
import ai.openclaw.api.Usage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Runs that end when a test says so. */
public final class FakeRuns implements Runs {
    /** What {@link #start} was called with. */
    public final List<RunRequest> requests = new CopyOnWriteArrayList<>();
    /** What {@link #abort} was called with: session keys. */
    public final List<String> aborted = new CopyOnWriteArrayList<>();
    /** What {@link #end(String)} was called with. */
    public final List<String> ended = new CopyOnWriteArrayList<>();
    /** What happens in a run that began; done beside the caller. */
    public volatile Consumer<RunRequest> play = _ -> {};
    private final Map<String, FakeRun> runs = new ConcurrentHashMap<>();

    /** A result of the session agent:main:main that began and ended at fixed times. */
    public static RunResult result(RunResult.Status status, String text) {
        return new RunResult(status, text, status == RunResult.Status.OK ? "stop" : "error", "agent:main:main", "session-1", "fake",
                "fake-1", new Usage(8, 7, 3, 0), Instant.ofEpochMilli(1000), Instant.ofEpochMilli(1356));
    }

    /** The event that tells of more of a run's answer. */
    public static GatewayEvent said(String runId, String text, String delta) {
        return event(runId, "assistant", Map.of("text", text, "delta", delta));
    }

    /** An event of a run. */
    public static GatewayEvent event(String runId, String stream, Map<String, Object> data) {
        return GatewayEvent.of("agent", Scope.READ, Map.of("runId", runId, "stream", stream, "data", data));
    }

    /** Ends a run, started or not. */
    public void end(String runId, RunResult result) {
        run(runId, "agent:main:main").ending.complete(result);
    }

    private FakeRun run(String id, String key) { return runs.computeIfAbsent(id, _ -> new FakeRun(id, key, new CompletableFuture<>())); }

    private static String canonical(String key) { return key.equals("main") ? "agent:main:main" : key; }

    @Override
    public Started start(RunRequest request, Consumer<Run> accepted) {
        if (request.sessionKey().startsWith("agent:nobody:"))
            throw GatewayException.invalid("unknown agent id \"nobody\"");
        boolean fresh = !runs.containsKey(request.runId());
        requests.add(request);
        Run run = run(request.runId(), canonical(request.sessionKey()));
        if (fresh) {
            accepted.accept(run);
            Thread.ofVirtual().name("run-" + run.id()).start(() -> play.accept(request));
        }
        return new Started(run, fresh);
    }

    @Override
    public Optional<Run> find(String runId) { return Optional.ofNullable(runs.get(runId)); }

    @Override
    public Optional<RunResult> await(String runId, Duration timeout) throws InterruptedException {
        FakeRun run = runs.get(runId);
        return run == null ? Optional.empty() : run.await(timeout);
    }

    @Override
    public List<String> stop(String sessionKey) { return abort(sessionKey, Optional.empty()); }

    @Override
    public List<String> abort(String sessionKey, Optional<String> runId) {
        aborted.add(sessionKey);
        return runs.values().stream().filter(run -> run.sessionKey.equals(canonical(sessionKey)))
                .filter(run -> run.ending.complete(result(RunResult.Status.ABORTED, ""))).map(Run::id).toList();
    }

    @Override
    public boolean end(String runId) {
        ended.add(runId);
        FakeRun run = runs.get(runId);
        return run != null && run.ending.complete(result(RunResult.Status.ABORTED, ""));
    }

    private record FakeRun(String id, String sessionKey, CompletableFuture<RunResult> ending) implements Run {
        @Override
        public Instant acceptedAt() { return Instant.ofEpochMilli(900); }

        @Override
        public Optional<Instant> startedAt() { return Optional.of(Instant.ofEpochMilli(1000)); }

        @Override
        public Optional<RunResult> result() { return ending.isDone() ? Optional.of(ending.join()) : Optional.empty(); }

        @Override
        public Optional<RunResult> await(Duration timeout) throws InterruptedException {
            try {
                return Optional.of(ending.get(timeout.toMillis(), TimeUnit.MILLISECONDS));
            } catch (TimeoutException e) {
                return Optional.empty();
            } catch (ExecutionException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
