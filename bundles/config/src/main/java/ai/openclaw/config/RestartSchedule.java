package ai.openclaw.config;

import ai.openclaw.api.ConfigDocument.Restart;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** The one restart of the process that may be due; another one asked for meanwhile is the same (contract section 14.1). */
final class RestartSchedule implements AutoCloseable {
    private final Consumer<String> restart;
    private long due;
    private boolean pending;
    private volatile boolean closed;

    /** @param restart takes the reason and returns at once */
    RestartSchedule(Consumer<String> restart) { this.restart = restart; }

    /** Restarts after a while, unless a restart is due already. */
    synchronized Restart in(Duration delay, String reason) {
        if (pending)
            return new Restart(true, Math.max(0, Duration.ofNanos(due - System.nanoTime()).toMillis()), true);
        due = System.nanoTime() + delay.toNanos();
        pending = true;
        Thread.ofVirtual().name("config-restart").start(() -> await(reason));
        return new Restart(true, delay.toMillis(), false);
    }

    /** Restarts now, unless a restart is due already. */
    void now(String reason) {
        synchronized (this) {
            if (pending)
                return;
        }
        restart.accept(reason);
    }

    private void await(String reason) {
        long end;
        synchronized (this) {
            end = due;
        }
        while (System.nanoTime() < end && !closed)
            LockSupport.parkNanos(Math.min(end - System.nanoTime(), Duration.ofMillis(200).toNanos()));
        synchronized (this) {
            pending = false;
        }
        if (!closed)
            restart.accept(reason);
    }

    @Override
    public void close() { closed = true; }
}
