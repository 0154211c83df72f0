package ai.openclaw.http.hooks;

import ai.openclaw.api.Heartbeats;
import ai.openclaw.api.Run;
import ai.openclaw.api.RunResult;
import ai.openclaw.api.SystemEvents;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the main session what webhooks bring, and how the runs went that they started. */
@Component(service = HookNews.class)
public final class HookNews {
    private static final Logger LOG = LoggerFactory.getLogger("gateway/hooks");
    /** Runs that are waited for; beyond that webhooks are refused until some have ended. */
    private static final int MAX_RUNS = 1000;
    private static final int MAX_SUMMARY = 400;
    private static final Set<String> NOTHING = Set.of("", "NO_REPLY", "HEARTBEAT_OK");
    private final SystemEvents events;
    private final Set<Thread> waiting = ConcurrentHashMap.newKeySet();

    /** May be missing for the moment of its update. */
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    volatile @Nullable Heartbeats heartbeats;

    @Activate
    public HookNews(@Reference SystemEvents events) { this.events = events; }

    /** What becomes of runs that go on now is not told. */
    @Deactivate
    void close() { waiting.forEach(Thread::interrupt); }

    /** Tells it now, or with the next heartbeat or message. */
    void tell(String text, boolean now) {
        Heartbeats beats = heartbeats;
        if (beats == null)
            events.add(text);
        else
            beats.wake(text, now);
    }

    boolean full() { return waiting.size() >= MAX_RUNS; }

    /** Waits for a run and tells in short what came of it. */
    void follow(Run run, String name, boolean now, Duration patience) {
        Thread thread = Thread.ofVirtual().name("hook " + run.id()).unstarted(() -> {
            try {
                summary(name, run.await(patience)).ifPresent(text -> tell(text, now));
            } catch (InterruptedException e) {
                LOG.debug("hook {}: what comes of run {} is not told, for the bundle ends", name, run.id());
            } finally {
                waiting.remove(Thread.currentThread());
            }
        });
        waiting.add(thread);
        thread.start();
    }

    /** The text is what a model made of words from outside, so it stays marked. */
    private static Optional<String> summary(String name, Optional<RunResult> result) {
        if (result.isEmpty() || NOTHING.contains(result.get().text().strip()))
            return Optional.empty();
        String text = result.get().text().strip();
        String failed = result.get().status() == RunResult.Status.OK ? "" : " (" + result.get().stopReason() + ")";
        return Optional.of(ExternalText.news("Webhook \"" + name + "\"" + failed, shortened(text, MAX_SUMMARY)));
    }

    static String shortened(String text, int max) { return text.length() > max ? text.substring(0, max) + "…" : text; }
}
