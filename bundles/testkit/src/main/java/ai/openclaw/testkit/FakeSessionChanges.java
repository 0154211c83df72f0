package ai.openclaw.testkit;

import ai.openclaw.api.GatewayException;
import ai.openclaw.api.SessionChanges;
import ai.openclaw.api.SessionEntry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** Changes of {@link FakeSessions} that are remembered in words, such as {@code reset agent:main:main}. */
public final class FakeSessionChanges implements SessionChanges {
    /** What was called. */
    public final List<String> calls = new CopyOnWriteArrayList<>();
    /** What {@link #compact} answers. */
    public volatile Compaction compaction = new Compaction(Optional.empty(), Optional.of(24), Optional.empty());
    private final FakeSessions sessions;

    public FakeSessionChanges(FakeSessions sessions) { this.sessions = sessions; }

    @Override
    public SessionEntry change(String key, Map<String, Object> values, Set<String> cleared) {
        String canonical = sessions.canonical(key);
        if (values.get("label") instanceof String label && sessions.entries.stream()
                .anyMatch(entry -> !entry.key().equals(canonical) && entry.label().filter(label::equals).isPresent()))
            throw GatewayException.invalid("label already in use: " + label);
        Map<String, Object> fields = new LinkedHashMap<>(sessions.find(canonical).map(SessionEntry::fields).orElse(Map.of()));
        fields.keySet().removeAll(cleared);
        fields.putAll(values);
        return replace(canonical, FakeSessions.entry(canonical, "session-1", 5000, fields));
    }

    private SessionEntry replace(String key, SessionEntry fresh) {
        sessions.entries.removeIf(entry -> entry.key().equals(key));
        sessions.entries.add(fresh);
        sessions.changed();
        return fresh;
    }

    @Override
    public SessionEntry reset(String key) {
        calls.add("reset " + sessions.canonical(key));
        return replace(sessions.canonical(key), FakeSessions.entry(sessions.canonical(key), "fresh", 6000));
    }

    @Override
    public Deletion delete(String key, boolean transcript) {
        String canonical = sessions.canonical(key);
        if (canonical.equals(sessions.defaults().mainSessionKey()))
            throw GatewayException.invalid("Cannot delete the main session (" + canonical + ").");
        calls.add("delete " + canonical);
        boolean deleted = sessions.entries.removeIf(entry -> entry.key().equals(canonical));
        sessions.changed();
        return new Deletion(deleted, deleted && transcript ? List.of(Path.of("/state/gone.jsonl.deleted.now")) : List.of());
    }

    @Override
    public Compaction compact(String key, int maxLines) {
        calls.add("compact " + sessions.canonical(key) + " " + maxLines);
        return compaction;
    }

    @Override
    public boolean summarize(String key, Optional<String> wish) {
        calls.add("summarize " + sessions.canonical(key) + " " + wish.orElse("-"));
        return true;
    }

    @Override
    public String inject(String key, String text, Duration patience) {
        calls.add("inject " + sessions.canonical(key) + " " + text);
        return "5292ac2b";
    }
}
