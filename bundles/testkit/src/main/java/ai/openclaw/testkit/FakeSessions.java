package ai.openclaw.testkit;

import ai.openclaw.api.SessionDefaults;
import ai.openclaw.api.SessionEntry;
import ai.openclaw.api.Sessions;
import ai.openclaw.api.Usage;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Sessions of the agents {@code main} and {@code work} that are what a test puts in. */
public final class FakeSessions implements Sessions {
    /** What {@link #list} gives. */
    public final List<SessionEntry> entries = new CopyOnWriteArrayList<>();
    /** Transcripts by canonical key. */
    public final Map<String, List<Map<String, Object>>> transcripts = new ConcurrentHashMap<>();
    /** How often {@link #list} was called. */
    public final AtomicInteger listed = new AtomicInteger();
    private final AtomicLong revision = new AtomicLong(1);

    /** A session of the agent main with ordinary figures. */
    public static SessionEntry entry(String key, String sessionId, long updatedAt) {
        return entry(key, sessionId, updatedAt, Map.of());
    }

    /** A session of the agent main with ordinary figures and these fields besides. */
    public static SessionEntry entry(String key, String sessionId, long updatedAt, Map<String, Object> fields) {
        return new SessionEntry(key, key.split(":", -1)[1], sessionId, updatedAt, "direct", "webchat", true, false, "fake", "fake-1",
                128_000, new Usage(16, 14, 3, 0), 11, fields);
    }

    @Override
    public SessionDefaults defaults() {
        return new SessionDefaults("main", "main", "agent:main:main", "per-sender", "fake", "fake-1", 128_000);
    }

    @Override
    public List<String> agents() { return List.of("main", "work"); }

    @Override
    public String canonical(String key) { return key.equals("main") ? "agent:main:main" : key; }

    @Override
    public Path store(String agentId) { return Path.of("/state/agents", agentId, "sessions/sessions.json"); }

    @Override
    public List<SessionEntry> list() {
        listed.incrementAndGet();
        return List.copyOf(entries);
    }

    @Override
    public Optional<SessionEntry> find(String key) {
        return entries.stream().filter(entry -> entry.key().equals(canonical(key))).findFirst();
    }

    @Override
    public List<Map<String, Object>> history(String key, int limit) {
        List<Map<String, Object>> all = transcripts.getOrDefault(canonical(key), List.of());
        return all.subList(Math.max(0, all.size() - limit), all.size());
    }

    @Override
    public List<Map<String, Object>> messages(String key) { return transcripts.getOrDefault(canonical(key), List.of()); }

    @Override
    public String model(String key) { return find(key).flatMap(entry -> entry.text("modelOverride")).orElse("fake/fake-1"); }

    @Override
    public long revision() { return revision.get(); }

    /** Something is otherwise than before. */
    public void changed() { revision.incrementAndGet(); }
}
