package ai.openclaw.tools.sessions;

import ai.openclaw.api.RunRequest;
import ai.openclaw.api.RunResult;
import ai.openclaw.api.Runs;
import ai.openclaw.api.SessionChanges;
import ai.openclaw.api.SessionEntry;
import ai.openclaw.api.Sessions;
import ai.openclaw.api.SystemEvents;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sub-agents that work now, as the entries of their sessions say; each is waited for by a thread that tells its spawner how it ended.
 * Since everything stands in the entries, they are waited for again after a restart.
 */
final class Subagents implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger("tools/subagents");
    private static final String RUN = "subagentRun";
    private static final Duration LONGEST = Duration.ofHours(24);
    /** Characters of an outcome that the spawner is told at once; the rest can be read. */
    private static final int MAX_TOLD = 1500;

    private final Sessions sessions;
    private final SessionChanges changes;
    private final Runs runs;
    private final SystemEvents events;
    /** Who waits, by session key. */
    private final Map<String, Thread> waiting = new ConcurrentHashMap<>();

    Subagents(Sessions sessions, SessionChanges changes, Runs runs, SystemEvents events) {
        this.sessions = sessions;
        this.changes = changes;
        this.runs = runs;
        this.events = events;
    }

    /** Waits for those that worked when the gateway ended; their runs are taken up again by themselves. */
    void resume() {
        sessions.list().stream().filter(Subagents::works).forEach(entry -> await(entry.key(), entry.text(RUN).orElse("")));
    }

    static boolean works(SessionEntry entry) { return entry.text(RUN).isPresent(); }

    List<SessionEntry> of(String parent) {
        return sessions.list().stream().filter(entry -> entry.text("spawnedBy").filter(parent::equals).isPresent()).toList();
    }

    long working() { return sessions.list().stream().filter(Subagents::works).count(); }

    /** Begins the work; the session's entry says so before the run does. */
    void begin(String key, Map<String, Object> fields, RunRequest request) {
        changes.change(key, fields, Set.of());
        changes.change(key, Map.of(RUN, request.runId()), Set.of());
        try {
            runs.start(request);
        } catch (RuntimeException e) {
            changes.change(key, Map.of(), Set.of(RUN));
            throw e;
        }
        await(key, request.runId());
    }

    private void await(String key, String runId) {
        waiting.put(key, Thread.ofVirtual().name("subagent-" + key).start(() -> {
            try {
                Optional<RunResult> result = runs.await(runId, LONGEST);
                tell(key, result);
            } catch (InterruptedException e) {
                // the bundle stops; its next life waits again
            } catch (RuntimeException e) {
                LOG.warn("{}: its spawner could not be told how it ended: {}", key, e.getMessage());
            } finally {
                waiting.remove(key);
            }
        }));
    }

    private void tell(String key, Optional<RunResult> result) throws InterruptedException {
        Optional<SessionEntry> entry = sessions.find(key);
        changes.change(key, Map.of(), Set.of(RUN));
        String parent = entry.flatMap(known -> known.text("spawnedBy")).orElse("");
        if (parent.isEmpty())
            return;
        String name = entry.flatMap(SessionEntry::label).map(label -> "\"" + label + "\" ").orElse("");
        events.wake(parent, "Sub-agent " + name + "(" + key + ") " + result.map(Subagents::outcome).orElse("did not end within a day."));
        if (entry.filter(known -> "delete".equals(known.fields().get("cleanup"))).isPresent())
            changes.delete(key, true);
    }

    private static String outcome(RunResult result) {
        String text = result.text().strip();
        String told = text.length() > MAX_TOLD ? text.substring(0, MAX_TOLD) + " […; the rest is in sessions_history]" : text;
        return switch (result.status()) {
            case ABORTED -> "was stopped.";
            case ERROR -> "failed: " + told;
            case OK -> (result.stopReason().equals("error") ? "failed: " : "is done: ") + (told.isEmpty() ? "(it said nothing)" : told);
        };
    }

    @Override
    public void close() { waiting.values().forEach(Thread::interrupt); }
}
