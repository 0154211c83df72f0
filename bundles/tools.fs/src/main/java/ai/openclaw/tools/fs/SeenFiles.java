package ai.openclaw.tools.fs;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What each session saw last of which file; the 4,000 files last seen. Guarded by itself. */
final class SeenFiles {
    private static final int MOST = 4_000;

    private record Key(String sessionKey, Path path) {}

    private final Map<Key, Stamp> seen = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Stamp> eldest) { return size() > MOST; }
    };

    synchronized void saw(String sessionKey, Path path, Stamp stamp) { seen.put(new Key(sessionKey, path), stamp); }

    synchronized Optional<Stamp> find(String sessionKey, Path path) { return Optional.ofNullable(seen.get(new Key(sessionKey, path))); }

    synchronized void forget(String sessionKey, Path path) { seen.remove(new Key(sessionKey, path)); }
}
