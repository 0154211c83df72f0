package ai.openclaw.testkit;

import ai.openclaw.api.Presence;
import ai.openclaw.api.PresenceEntry;
import ai.openclaw.api.StateVersion;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/** Presence that tells nobody. */
public final class FakePresence implements Presence {
    /** The entries by key. */
    public final Map<String, PresenceEntry> entries = new ConcurrentSkipListMap<>();
    private final AtomicLong version = new AtomicLong(1);

    @Override
    public List<PresenceEntry> list() { return List.copyOf(entries.values()); }

    @Override
    public void put(String key, PresenceEntry entry) {
        entries.put(key, entry);
        version.incrementAndGet();
    }

    @Override
    public StateVersion version() { return new StateVersion(version.get(), 1); }
}
