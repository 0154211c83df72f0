package ai.openclaw.sandbox;

import ai.openclaw.api.AtomicFile;
import ai.openclaw.api.JsonText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** When each sandbox was used last, kept over restarts. What is not written yet when the process dies is at most a few minutes old. */
final class UseLog {
    private static final Logger LOG = LoggerFactory.getLogger("gateway/sandbox");
    /** More sandboxes than any machine holds; the one that was not used for longest is forgotten. */
    private static final int MAX_ENTRIES = 1000;

    private final Path file;
    private final Clock clock;
    /** By name, guarded by this. */
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private boolean changed;

    /** A sandbox that was used. */
    record Entry(String name, String backend, String scope, String agentId, long createdAtMs, long lastUsedAtMs) {
        Instant createdAt() { return Instant.ofEpochMilli(createdAtMs); }

        Instant lastUsedAt() { return Instant.ofEpochMilli(lastUsedAtMs); }
    }

    UseLog(Path file, Clock clock) {
        this.file = file;
        this.clock = clock;
        read();
    }

    private void read() {
        try {
            if (Files.exists(file) && JsonText.parse(Files.readString(file)) instanceof List<?> list)
                for (Object one : list)
                    if (one instanceof Map<?, ?> map && map.get("name") instanceof String name)
                        entries.put(name, new Entry(name, text(map, "backend"), text(map, "scope"), text(map, "agentId"),
                                number(map, "createdAtMs"), number(map, "lastUsedAtMs")));
        } catch (IOException | IllegalArgumentException e) {
            LOG.warn("{} cannot be read ({}); idle sandboxes are counted from now", file, e.getMessage());
        }
    }

    private static String text(Map<?, ?> map, String key) { return map.get(key) instanceof String text ? text : ""; }

    private static long number(Map<?, ?> map, String key) { return map.get(key) instanceof Number number ? number.longValue() : 0; }

    synchronized void used(String name, String backend, String scope, String agentId) {
        long now = clock.millis();
        Entry before = entries.remove(name);
        entries.put(name, new Entry(name, backend, scope, agentId, before == null ? now : before.createdAtMs(), now));
        if (entries.size() > MAX_ENTRIES)
            entries.remove(entries.keySet().iterator().next());
        changed = true;
    }

    synchronized void forget(String name) { changed |= entries.remove(name) != null; }

    synchronized Optional<Entry> find(String name) { return Optional.ofNullable(entries.get(name)); }

    synchronized List<Entry> all() { return List.copyOf(entries.values()); }

    /** Writes what changed. */
    synchronized void save() {
        if (!changed)
            return;
        try {
            AtomicFile.write(file, JsonText.write(entries.values()));
            changed = false;
        } catch (IOException e) {
            LOG.warn("{} cannot be written: {}", file, e.getMessage());
        }
    }
}
