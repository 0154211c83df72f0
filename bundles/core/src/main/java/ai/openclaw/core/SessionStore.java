package ai.openclaw.core;

import ai.openclaw.api.AtomicFile;
import ai.openclaw.api.SessionEntry;
import ai.openclaw.api.Usage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code sessions.json} of one agent in the incumbent's format (contract section 19). Fields that are not ours are kept. The lock guards
 * the entries; the file is written by {@link SessionArchive}, a new session at once and changes of known ones soon after.
 */
final class SessionStore {
    private static final Logger LOG = LoggerFactory.getLogger("gateway/sessions");

    private final String agentId;
    private final Path file;
    private final Map<String, Map<String, Object>> entries = new LinkedHashMap<>();
    private boolean dirty;

    SessionStore(String agentId, Path file) {
        this.agentId = agentId;
        this.file = file;
        load();
    }

    private void load() {
        if (!Files.exists(file))
            return;
        try {
            Json.read(Files.readString(file)).forEach((key, entry) -> entries.put(key, new LinkedHashMap<>(Json.object(entry))));
        } catch (IOException | IllegalArgumentException e) {
            setAside(e);
        }
    }

    /** A file that cannot be read is kept under another name, and its transcripts stay where they are. */
    private void setAside(Exception problem) {
        Path aside = file.resolveSibling(file.getFileName() + ".unreadable." + System.currentTimeMillis());
        try {
            Files.move(file, aside);
            LOG.warn("{} cannot be read ({}); it is kept as {} and the sessions start anew", file, problem.getMessage(),
                    aside.getFileName());
        } catch (IOException e) {
            LOG.warn("{} cannot be read ({}) nor moved away ({})", file, problem.getMessage(), e.getMessage());
        }
    }

    Path file() { return file; }

    Path transcript(String sessionId) {
        if (!sessionId.matches("[A-Za-z0-9._-]{1,128}") || sessionId.startsWith("."))
            throw ai.openclaw.api.GatewayException.invalid("session id \"" + sessionId + "\" is no file name");
        return file.resolveSibling(sessionId + ".jsonl");
    }

    synchronized Optional<Map<String, Object>> entry(String key) { return Optional.ofNullable(entries.get(key)).map(Map::copyOf); }

    /** The entry of a session, made and written if it is missing. */
    String sessionId(String key) throws IOException {
        synchronized (this) {
            Map<String, Object> entry = entries.get(key);
            if (entry != null && entry.get("sessionId") instanceof String id)
                return id;
            String id = UUID.randomUUID().toString();
            Map<String, Object> fresh = Json.of("sessionId", id, "updatedAt", System.currentTimeMillis(), "chatType",
                    SessionKeys.chatType(key), "systemSent", false, "abortedLastRun", false);
            fresh.put("sessionFile", transcript(id).toString());
            entries.put(key, fresh);
            dirty = true;
        }
        flush();
        return sessionId(key);
    }

    /** Changes fields of an entry; written with the next {@link #flush}. */
    synchronized void update(String key, Map<String, Object> fields) {
        entries.computeIfAbsent(key, _ -> new LinkedHashMap<>()).putAll(fields);
        dirty = true;
    }

    /** Writes the file if something changed. */
    void flush() throws IOException {
        String json;
        synchronized (this) {
            if (!dirty)
                return;
            json = Json.write(entries);
            dirty = false;
        }
        try {
            AtomicFile.write(file, json);
        } catch (IOException e) {
            synchronized (this) {
                dirty = true;
            }
            throw e;
        }
    }

    synchronized List<SessionEntry> list() {
        List<SessionEntry> list = new ArrayList<>(entries.size());
        entries.forEach((key, entry) -> list.add(entry(key, entry)));
        return list;
    }

    synchronized Optional<SessionEntry> find(String key) { return Optional.ofNullable(entries.get(key)).map(entry -> entry(key, entry)); }

    private SessionEntry entry(String key, Map<String, Object> entry) {
        Usage usage = new Usage(Json.number(entry, "inputTokens"), Json.number(entry, "outputTokens"), Json.number(entry, "cacheRead"),
                Json.number(entry, "cacheWrite"));
        return new SessionEntry(key, agentId, Json.text(entry, "sessionId").orElse(""), Json.number(entry, "updatedAt"),
                Json.text(entry, "chatType").orElse("direct"), Json.text(entry, "lastChannel").orElse("webchat"),
                Json.flag(entry, "systemSent"), Json.flag(entry, "abortedLastRun"), Json.text(entry, "modelProvider").orElse(""),
                Json.text(entry, "model").orElse(""), (int) Json.number(entry, "contextTokens"), usage, Json.number(entry, "totalTokens"));
    }
}
