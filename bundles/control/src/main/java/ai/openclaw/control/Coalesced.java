package ai.openclaw.control;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Does something at once when it is asked for; what is asked for in the moment after that is done once, at its end. */
final class Coalesced {
    private final Runnable action;
    private final Duration moment;
    private final ScheduledExecutorService clock;
    private boolean resting;
    private boolean asked;

    Coalesced(Runnable action, Duration moment, ScheduledExecutorService clock) {
        this.action = action;
        this.moment = moment;
        this.clock = clock;
    }

    void ask() {
        synchronized (this) {
            if (resting) {
                asked = true;
                return;
            }
            resting = true;
        }
        act();
    }

    private void act() {
        try {
            action.run();
        } finally {
            rest();
        }
    }

    private void rest() {
        try {
            var _ = clock.schedule(this::wake, moment.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            // the end: nobody is left to be told
        }
    }

    private void wake() {
        synchronized (this) {
            resting = asked;
            asked = false;
            if (!resting)
                return;
        }
        act();
    }
}
