package ai.openclaw.config;

import ai.openclaw.api.AtomicFile;
import ai.openclaw.api.ConfigDocument.Restart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one restart of the process that may be due; another one asked for meanwhile is the same, and between two lie 30 s at least, for which
 * {@code config/last-restart} tells the successor when the last one was (contract section 14.1).
 */
final class RestartSchedule implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger("gateway/config");
    private static final Duration COOLDOWN = Duration.ofSeconds(30);
    private static final Duration LOOK = Duration.ofMillis(200);
    private final Consumer<String> restart;
    private final Path last;
    private final Clock clock;
    private long due;
    private boolean pending;
    private volatile boolean closed;

    /** @param restart takes the reason and returns at once */
    RestartSchedule(Consumer<String> restart, Path stateDir, Clock clock) {
        this.restart = restart;
        last = stateDir.resolve("config").resolve("last-restart");
        this.clock = clock;
    }

    /** Restarts after a while, unless a restart is due already. */
    synchronized Restart in(Duration delay, String reason) {
        if (pending)
            return new Restart(true, Math.max(0, Duration.ofNanos(due - System.nanoTime()).toMillis()), true, 0);
        Duration cooldown = cooldown().minus(delay);
        Duration longer = cooldown.isNegative() ? Duration.ZERO : cooldown;
        Duration wait = delay.plus(longer);
        due = System.nanoTime() + wait.toNanos();
        pending = true;
        if (longer.isPositive())
            LOG.info("the gateway restarts in {} s, for it did so a moment ago: {}", wait.toSeconds(), reason);
        Thread.ofVirtual().name("config-restart").start(() -> await(reason));
        return new Restart(true, wait.toMillis(), false, longer.toMillis());
    }

    /** Restarts as soon as it may, unless a restart is due already. */
    void now(String reason) { in(Duration.ZERO, reason); }

    /** What is left of it; a clock that was set back counts as none. */
    private Duration cooldown() {
        try {
            long ago = Files.exists(last) ? clock.millis() - Long.parseLong(Files.readString(last).strip()) : Long.MAX_VALUE;
            return ago < 0 || ago > COOLDOWN.toMillis() ? Duration.ZERO : COOLDOWN.minusMillis(ago);
        } catch (IOException | NumberFormatException e) {
            return Duration.ZERO;
        }
    }

    private void await(String reason) {
        long end;
        synchronized (this) {
            end = due;
        }
        while (System.nanoTime() < end && !closed)
            LockSupport.parkNanos(Math.min(end - System.nanoTime(), LOOK.toNanos()));
        synchronized (this) {
            pending = false;
        }
        if (closed)
            return;
        try {
            AtomicFile.write(last, Long.toString(clock.millis()));
        } catch (IOException e) {
            LOG.warn("cannot write {}: {}; the next restart does not wait", last, e.toString());
        }
        restart.accept(reason);
    }

    @Override
    public void close() { closed = true; }
}
