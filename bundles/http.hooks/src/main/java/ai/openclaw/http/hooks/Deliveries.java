package ai.openclaw.http.hooks;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The signed deliveries of the last day, each accepted once (security checklist 33). Each target has its own list, so that a busy one makes
 * no other forget; its oldest are forgotten first. The lock is this.
 */
final class Deliveries {
    private static final int MAX_PER_TARGET = 10_000;
    private static final long REMEMBER_MS = Duration.ofHours(24).toMillis();
    private final Clock clock;
    private final Map<String, LinkedHashMap<String, Long>> targets = new HashMap<>();

    Deliveries(Clock clock) { this.clock = clock; }

    /** Notes a delivery; false when it came before. */
    synchronized boolean accept(String target, String id) {
        LinkedHashMap<String, Long> known = targets.computeIfAbsent(target, _ -> new LinkedHashMap<>());
        long now = clock.millis();
        while (!known.isEmpty() && (known.firstEntry().getValue() < now - REMEMBER_MS || known.size() >= MAX_PER_TARGET))
            known.pollFirstEntry();
        return known.putIfAbsent(id, now) == null;
    }

    /** Lets a delivery that could not be done come again. */
    synchronized void forget(String target, String id) {
        LinkedHashMap<String, Long> known = targets.get(target);
        if (known != null)
            known.remove(id);
    }
}
