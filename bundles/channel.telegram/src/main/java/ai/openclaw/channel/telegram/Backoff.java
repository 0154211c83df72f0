package ai.openclaw.channel.telegram;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Longer and longer pauses, each a little off so that many do not come back at once. Owned by one thread. */
final class Backoff {
    private final Duration first;
    private final Duration longest;
    private Duration next;

    Backoff(Duration first, Duration longest) {
        this.first = first;
        this.longest = longest;
        this.next = first;
    }

    /** The pause before the next try: twice the last one, give or take a quarter. */
    Duration pause() {
        Duration pause = next;
        Duration twice = next.multipliedBy(2);
        next = twice.compareTo(longest) > 0 ? longest : twice;
        return Duration.ofNanos((long) (pause.toNanos() * (0.75 + ThreadLocalRandom.current().nextDouble() / 2)));
    }

    /** All is well again. */
    void reset() { next = first; }
}
