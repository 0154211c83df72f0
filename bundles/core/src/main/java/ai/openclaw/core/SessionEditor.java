package ai.openclaw.core;

import ai.openclaw.api.GatewayException;
import ai.openclaw.api.SessionChanges;
import ai.openclaw.api.SessionEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Changes conversations, each in the lane of its session. The lock keeps labels unique. */
@Component
public final class SessionEditor implements SessionChanges {
    /** How long a run that was told to end may take. */
    private static final Duration END_PATIENCE = Duration.ofSeconds(15);
    /** How long a run may go on before a conversation cannot be shortened now. */
    private static final Duration RUN_PATIENCE = Duration.ofSeconds(30);
    /** What a conversation takes along when it begins anew (contract section 9). */
    private static final List<String> KEPT_BY_RESET = List.of("thinkingLevel", "fastMode", "verboseLevel", "reasoningLevel",
            "responseUsage", "model", "modelProvider", "contextTokens", "sendPolicy", "label", "origin", "chatType", "deliveryContext",
            "lastChannel", "lastTo", "lastAccountId", "skillsSnapshot", "spawnedBy", "spawnDepth", "subagentRole", "subagentControlScope");

    private final SessionArchive archive;
    private final RunDesk desk;
    private final ReentrantLock labels = new ReentrantLock();

    @Activate
    public SessionEditor(@Reference SessionArchive archive, @Reference RunDesk desk) {
        this.archive = archive;
        this.desk = desk;
    }

    @Override
    public SessionEntry change(String key, Map<String, Object> values, Set<String> cleared) {
        String canonical = canonical(key);
        labels.lock();
        try {
            if (values.get("label") instanceof String label)
                refuseTaken(label, canonical);
            SessionEntry changed = archive.change(canonical, before -> {
                Map<String, Object> after = new LinkedHashMap<>(before);
                after.putIfAbsent("sessionId", UUID.randomUUID().toString());
                after.keySet().removeAll(cleared);
                after.putAll(values);
                after.put("updatedAt", System.currentTimeMillis());
                return after;
            });
            archive.flush(canonical);
            return changed;
        } finally {
            labels.unlock();
        }
    }

    private void refuseTaken(String label, String key) {
        if (archive.list().stream().anyMatch(entry -> !entry.key().equals(key) && entry.label().filter(label::equals).isPresent()))
            throw GatewayException.invalid("label already in use: " + label);
    }

    @Override
    public SessionEntry reset(String key) throws InterruptedException {
        String canonical = canonical(key);
        return desk.between(canonical, true, END_PATIENCE, () -> {
            putAway(canonical, "reset");
            SessionEntry fresh = archive.change(canonical, SessionEditor::anew);
            archive.flush(canonical);
            return fresh;
        });
    }

    private static Map<String, Object> anew(Map<String, Object> before) {
        Map<String, Object> fresh = Json.of("sessionId", UUID.randomUUID().toString(), "updatedAt", System.currentTimeMillis(),
                "systemSent", false, "abortedLastRun", false);
        KEPT_BY_RESET.stream().filter(before::containsKey).forEach(field -> fresh.put(field, before.get(field)));
        fresh.putAll(Json.of("inputTokens", 0, "outputTokens", 0, "totalTokens", 0, "totalTokensFresh", true));
        return fresh;
    }

    @Override
    public Deletion delete(String key, boolean transcript) throws InterruptedException {
        String canonical = canonical(key);
        if (canonical.equals(archive.defaults().mainSessionKey()))
            throw GatewayException.invalid("Cannot delete the main session (" + canonical + ").");
        return desk.between(canonical, true, END_PATIENCE, () -> {
            Optional<Path> archived = transcript ? putAway(canonical, "deleted") : Optional.empty();
            boolean deleted = archive.remove(canonical);
            archive.flush(canonical);
            return new Deletion(deleted, archived.stream().toList());
        });
    }

    @Override
    public Compaction compact(String key, int maxLines) throws InterruptedException {
        String canonical = canonical(key);
        if (archive.find(canonical).filter(entry -> !entry.sessionId().isEmpty()).isEmpty())
            return new Compaction(Optional.empty(), Optional.empty(), Optional.of("no sessionId"));
        return desk.between(canonical, false, RUN_PATIENCE, () -> {
            Optional<Path> file = archive.file(canonical);
            if (file.isEmpty())
                return new Compaction(Optional.empty(), Optional.empty(), Optional.of("no transcript"));
            return shorten(canonical, file.get(), maxLines);
        });
    }

    @Override
    public boolean summarize(String key, Optional<String> wish) throws InterruptedException {
        String canonical = canonical(key);
        if (archive.file(canonical).isEmpty())
            return false;
        return desk.summarize(canonical, wish);
    }

    private Compaction shorten(String key, Path file, int maxLines) throws IOException {
        List<String> lines = Transcript.lines(file);
        if (lines.size() <= maxLines)
            return new Compaction(Optional.empty(), Optional.of(lines.size()), Optional.empty());
        Path copy = ArchivedName.of(file, "bak", Instant.now());
        Files.copy(file, copy);
        int kept = Transcript.shorten(file, lines, maxLines);
        archive.forget(file);
        archive.change(key, before -> {
            Map<String, Object> after = new LinkedHashMap<>(before);
            after.keySet().removeAll(Set.of("inputTokens", "outputTokens", "totalTokens", "totalTokensFresh", "cacheRead", "cacheWrite"));
            after.put("updatedAt", System.currentTimeMillis());
            return after;
        });
        archive.flush(key);
        return new Compaction(Optional.of(copy), Optional.of(kept), Optional.empty());
    }

    @Override
    public String inject(String key, String text, Duration patience) throws InterruptedException {
        String canonical = canonical(key);
        if (archive.find(canonical).isEmpty())
            throw GatewayException.invalid("session not found");
        return desk.between(canonical, false, patience, () -> {
            Transcript transcript = archive.transcript(canonical);
            String id = transcript.addMessage(Injected.message(text));
            transcript.force();
            archive.update(canonical, Map.of("updatedAt", System.currentTimeMillis()));
            return id;
        });
    }

    /** Renames a session's transcript, so that it stays for people and is out of the way. */
    private Optional<Path> putAway(String key, String why) throws IOException {
        Optional<Path> file = archive.file(key);
        if (file.isEmpty())
            return Optional.empty();
        Path away = ArchivedName.of(file.get(), why, Instant.now());
        Files.move(file.get(), away);
        archive.forget(file.get());
        return Optional.of(away);
    }

    private String canonical(String key) {
        String canonical = archive.canonical(key);
        String agent = SessionKeys.agentId(canonical);
        if (!archive.agents().contains(agent))
            throw GatewayException.invalid("unknown agent id \"" + agent + "\"");
        return canonical;
    }
}
