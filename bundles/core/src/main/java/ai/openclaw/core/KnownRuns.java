package ai.openclaw.core;

import ai.openclaw.api.RunRequest;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The runs that wait, work, or have ended a while ago, by their ids. */
final class KnownRuns {
    /** Ended runs that are remembered for replays, besides those in the ledger. */
    private static final int MAX_ENDED = 1000;
    private final Map<String, ActiveRun> runs = new ConcurrentHashMap<>();
    private final Queue<ActiveRun> ended = new ConcurrentLinkedQueue<>();
    private final Arrivals arrivals = new Arrivals();

    /** All that are known, as they are at each look. */
    Collection<ActiveRun> all() { return runs.values(); }

    /** Adds a run unless one of its id is known, which is returned then. */
    Optional<ActiveRun> addIfNew(ActiveRun run) {
        Optional<ActiveRun> before = Optional.ofNullable(runs.putIfAbsent(run.id(), run));
        if (before.isEmpty())
            remember(run);
        return before;
    }

    /** A run that gets its turn: whoever waits for it hears of it. */
    void launched(ActiveRun run) {
        if (runs.put(run.id(), run) != run)
            remember(run);
        arrivals.announce();
    }

    private void remember(ActiveRun run) {
        run.whenEnded(() -> {
            ended.add(run);
            forgetOldest();
        });
    }

    /** Keeps the number of remembered runs bounded; the ledger still knows the ids of older ones. */
    private void forgetOldest() {
        while (runs.size() > MAX_ENDED) {
            ActiveRun oldest = ended.poll();
            if (oldest == null)
                return;
            remove(oldest);
        }
    }

    void remove(ActiveRun run) { runs.remove(run.id(), run); }

    Optional<ActiveRun> find(String runId) { return Optional.ofNullable(runs.get(runId)); }

    /** Waits until a run of this id comes, at most so long. */
    Optional<ActiveRun> await(String runId, Duration timeout) throws InterruptedException {
        return arrivals.await(timeout, () -> find(runId));
    }

    /** Whether another run of the session works or waits. */
    boolean busy(ActiveRun run) {
        return runs.values().stream()
                .anyMatch(other -> !other.id().equals(run.id()) && other.sessionKey().equals(run.sessionKey()) && !other.isOver());
    }

    /** Sessions that have runs that work or wait. */
    Set<String> busy() {
        return runs.values().stream().filter(run -> !run.isOver()).map(ActiveRun::sessionKey).collect(Collectors.toSet());
    }

    /** Whether a run that will look at the notes of a session waits already. */
    boolean waking(String sessionKey) {
        return runs.values().stream().anyMatch(run -> run.sessionKey().equals(sessionKey)
                && run.request().source() == RunRequest.Source.EVENT && run.startedAt().isEmpty() && !run.isOver());
    }

    /** Runs that work, or with {@code false} wait for their turn. */
    long count(boolean started) {
        return runs.values().stream().filter(run -> run.startedAt().isPresent() == started && !run.isOver()).count();
    }

    /** The runs of a session, by its canonical key. */
    List<ActiveRun> of(String sessionKey) {
        return runs.values().stream().filter(run -> run.sessionKey().equals(sessionKey)).toList();
    }

    /** Ends runs of a session that work or wait; says which. */
    List<String> abort(String sessionKey, Predicate<ActiveRun> which) {
        return of(sessionKey).stream().filter(which).filter(run -> !run.isOver() && run.cancel(ActiveRun.Cancel.ABORT)).map(ActiveRun::id)
                .toList();
    }
}
