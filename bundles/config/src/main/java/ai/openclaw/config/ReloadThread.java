package ai.openclaw.config;

import ai.openclaw.api.GatewayException;
import ai.openclaw.json5.Json;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one virtual thread that owns the configuration once the gateway runs. */
final class ReloadThread implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger("gateway/config");
    private static final Duration POLL = Duration.ofSeconds(2);
    private static final Duration GOODBYE = Duration.ofSeconds(2);
    private static final long MAX_DEBOUNCE = 10_000;
    private static final int MAX_DEBOUNCES = 10;
    private static final long PAUSE = Duration.ofMillis(2).toNanos();
    private final FileWatch watch;
    private final SettingsCatalog catalog;
    private final InForce inForce;
    private final Reload reload;
    private final LastGood lastGood;
    private final SecretSignals signals;
    private final AtomicReference<@Nullable CompletableFuture<Integer>> wantsSecrets = new AtomicReference<>();
    private final Thread thread;
    private Set<String> reported = Set.of();
    private boolean checked;
    private final AtomicLong started = new AtomicLong();
    private volatile long finished;
    private volatile boolean hurry;
    private volatile boolean closed;

    ReloadThread(FileWatch watch, SettingsCatalog catalog, InForce inForce, Reload reload, LastGood lastGood, SecretSignals signals) {
        this.watch = watch;
        this.catalog = catalog;
        this.inForce = inForce;
        this.reload = reload;
        this.lastGood = lastGood;
        this.signals = signals;
        thread = Thread.ofVirtual().name("config-reload").unstarted(this::run);
    }

    void start() { thread.start(); }

    /**
     * Looks at the file now, for whoever wrote it knows that it is whole, and returns when what came of it is carried out. Returns at once
     * when reloads are switched off, and in any case when the time is over.
     */
    void lookNow(Duration atMost) {
        if (off())
            return;
        long wanted = started.get() + 1;
        hurry = true;
        watch.wake();
        long end = System.nanoTime() + atMost.toNanos();
        while (finished < wanted && !closed && System.nanoTime() < end)
            LockSupport.parkNanos(PAUSE);
    }

    /**
     * Looks all secrets up again and returns how many things there are to warn of. Who asks while this is under way waits for the next.
     *
     * @throws GatewayException when some are not available
     */
    int secrets(Duration atMost) {
        CompletableFuture<Integer> mine = new CompletableFuture<>();
        CompletableFuture<Integer> asked = wantsSecrets.updateAndGet(before -> before == null ? mine : before);
        watch.wake();
        try {
            return asked == null ? 0 : asked.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof GatewayException known ? known : GatewayException.unavailable("secrets: " + e.getCause());
        } catch (TimeoutException e) {
            throw GatewayException.unavailable("secrets were not looked up within " + atMost.toSeconds() + " s");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw GatewayException.unavailable("interrupted while secrets were looked up");
        }
    }

    private void lookUpSecrets() throws InterruptedException {
        CompletableFuture<Integer> asked = wantsSecrets.getAndSet(null);
        if (asked == null)
            return;
        try {
            asked.complete(reload.secrets());
        } catch (RuntimeException e) {
            asked.completeExceptionally(e);
        }
    }

    private boolean off() { return ReloadPlan.Mode.of(inForce.state().snapshot().tree()) == ReloadPlan.Mode.OFF; }

    private void run() {
        try {
            watch.open();
            catalog.open();
            watch.watch(reload.files());
            watch.wake();
            while (!closed)
                turn();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            watch.close();
        }
    }

    private void turn() throws InterruptedException {
        boolean news = watch.await(POLL);
        if (closed)
            return;
        try {
            if (news && !off())
                look();
            if (catalog.changed() || !checked)
                inForce.recheck();
            checked = true;
            lookUpSecrets();
            signals.tell();
            report();
            // only when nothing moved for a while: a settings record that comes late may find a section bad
            if (!news && !inForce.state().bad())
                lastGood.save(inForce.state().snapshot().source());
        } catch (RuntimeException e) {
            LOG.error("the configuration could not be looked at; trying again when it changes", e);
        }
    }

    private void look() throws InterruptedException {
        if (!hurry)
            settle();
        hurry = false;
        long look = started.incrementAndGet();
        try {
            lookAtFiles();
        } finally {
            finished = look;
        }
    }

    private void lookAtFiles() throws InterruptedException {
        Set<?> before = reload.files();
        watch.watch(reload.files());
        reload.look();
        if (!reload.files().equals(before)) {
            watch.watch(reload.files());
            reload.look();
        }
    }

    /** Waits until nothing was saved for the debounce time, but not for ever. */
    private void settle() throws InterruptedException {
        Object set = Json.at(inForce.state().snapshot().tree(), "gateway.reload.debounceMs").orElse(300L);
        Duration quiet = Duration.ofMillis(set instanceof Number number ? Math.clamp(number.longValue(), 0, MAX_DEBOUNCE) : 300);
        long end = System.nanoTime() + quiet.multipliedBy(MAX_DEBOUNCES).toNanos();
        while (!closed && watch.await(quiet) && System.nanoTime() < end)
            LOG.debug("saved again");
    }

    private void report() {
        List<String> problems = inForce.state().allProblems();
        problems.stream().filter(problem -> !reported.contains(problem)).forEach(LOG::warn);
        reported = new HashSet<>(problems);
    }

    @Override
    public void close() {
        closed = true;
        watch.close();
        try {
            thread.join(GOODBYE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        catalog.close();
    }
}
