package ai.openclaw.bridge;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/** How often one address may ask to be let in: so that a stranger cannot fill the list of those who wait. Guarded by the lock of this. */
final class PairLimit {
    static final int MAX_REQUESTS = 10;
    private static final Duration WINDOW = Duration.ofMinutes(5);
    private static final int MAX_ADDRESSES = 256;
    private final Map<String, Deque<Long>> requests = new LinkedHashMap<>();
    private final Clock clock;

    PairLimit(Clock clock) { this.clock = clock; }

    synchronized boolean allow(String address) {
        long now = clock.millis();
        Deque<Long> times = requests.computeIfAbsent(address, _ -> new ArrayDeque<>());
        while (!times.isEmpty() && times.peekFirst() <= now - WINDOW.toMillis())
            times.removeFirst();
        if (requests.size() > MAX_ADDRESSES)
            requests.remove(requests.keySet().iterator().next());
        if (times.size() >= MAX_REQUESTS)
            return false;
        times.addLast(now);
        return true;
    }
}
