package ai.openclaw.tools.web;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Answers that are given again for a while; the oldest one goes when there are {@link #MOST}. Guarded by itself. */
final class AnswerCache<V> {
    private static final int MOST = 32;
    private final Clock clock;
    private final Map<Object, Entry<V>> entries = new LinkedHashMap<>();

    private record Entry<V>(V value, long until) {}

    AnswerCache(Clock clock) { this.clock = clock; }

    synchronized Optional<V> find(Object key) {
        entries.values().removeIf(entry -> entry.until() <= clock.millis());
        return Optional.ofNullable(entries.get(key)).map(Entry::value);
    }

    synchronized void put(Object key, V value, Duration forHowLong) {
        if (forHowLong.isZero() || forHowLong.isNegative())
            return;
        entries.remove(key);
        entries.put(key, new Entry<>(value, clock.millis() + forHowLong.toMillis()));
        if (entries.size() > MOST)
            entries.remove(entries.keySet().iterator().next());
    }
}
