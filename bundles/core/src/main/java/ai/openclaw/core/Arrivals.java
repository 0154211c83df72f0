package ai.openclaw.core;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** Lets callers wait for a run that has not come yet. */
final class Arrivals {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private int waiting;

    void announce() {
        lock.lock();
        try {
            if (waiting > 0)
                arrived.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until the lookup finds something, at most so long. */
    Optional<ActiveRun> await(Duration timeout, Supplier<Optional<ActiveRun>> lookup) throws InterruptedException {
        long left = timeout.toNanos();
        lock.lock();
        waiting++;
        try {
            Optional<ActiveRun> run = lookup.get();
            while (run.isEmpty() && left > 0) {
                left = arrived.awaitNanos(left);
                run = lookup.get();
            }
            return run;
        } finally {
            waiting--;
            lock.unlock();
        }
    }
}
