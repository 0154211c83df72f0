package ai.openclaw.testkit;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Waits for something that another thread does, with a deadline. */
public final class Await {
    private Await() {}

    /** Returns once the condition holds; fails after 10 s. */
    public static void until(String what, Condition condition) {
        until(what, Duration.ofSeconds(10), condition);
    }

    /** Returns once the condition holds; fails after the given time. */
    public static void until(String what, Duration atMost, Condition condition) {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (true) {
            try {
                if (condition.holds())
                    return;
            } catch (Exception e) {
                throw new AssertionError("while waiting until " + what, e);
            }
            if (System.nanoTime() > deadline)
                throw new AssertionError("not within " + atMost.toMillis() + " ms: " + what);
            LockSupport.parkNanos(2_000_000);
        }
    }

    /** Something that becomes true. */
    @FunctionalInterface
    public interface Condition {
        boolean holds() throws Exception;
    }
}
