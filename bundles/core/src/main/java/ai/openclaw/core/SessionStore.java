package ai.openclaw.core;

import ai.openclaw.api.AtomicFile;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.SessionEntry;
import ai.openclaw.api.Usage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code sessions.json} of one agent in the incumbent's format (contract section 19). Fields that are not ours are kept. An entry is never
 * changed but replaced, so that readers may hold on to it. The monitor guards the entries, the other lock the file, and is
 * taken first; the file is written by {@link SessionArchive}, a
 * new session at once and changes of known ones soon after.
 */
final class SessionStore {
    private static final Logger LOG = LoggerFactory.getLogger("gateway/sessions");

    private final String agentId;
    private final Path file;
    private final Map<String, SessionEntry> entries = new LinkedHashMap<>();
    private final ReentrantLock writing = new ReentrantLock();
    private boolean dirty;
    private boolean pressing;

    SessionStore(String agentId, Path file) {
        this.agentId = agentId;
        this.file = file;
        load();
    }

    private void load() {
        if (!Files.exists(file))
            return;
        try {
            Json.read(Files.readString(file)).forEach((key, fields) -> entries.put(key, entry(key, Json.object(fields))));
        } catch (IOException | IllegalArgumentException e) {
            setAside(e);
        }
    }

    /** A file that cannot be read is kept under another name, and its transcripts stay where they are. */
    private void setAside(Exception problem) {
        entries.clear();
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

    /** The transcript that an entry names, which lies beside this file whatever folder it names. */
    Path transcript(SessionEntry entry) {
        Optional<String> named = entry.text("sessionFile").map(path -> path.substring(path.lastIndexOf('/') + 1))
                .filter(name -> name.matches("[A-Za-z0-9_][A-Za-z0-9._-]{0,127}\\.jsonl"));
        if (named.isPresent())
            return file.resolveSibling(named.get());
        if (!entry.sessionId().matches("[A-Za-z0-9_-][A-Za-z0-9._-]{0,127}"))
            throw GatewayException.invalid("session id \"" + entry.sessionId() + "\" is no file name");
        return file.resolveSibling(entry.sessionId() + ".jsonl");
    }

    /**
     * The entry of a session, made if it is missing, and written at once. One that a single request is for is written with the next
     * {@link #flush}: nobody comes back to it after a crash, and there may be thousands of them beside it in the file.
     */
    SessionEntry open(String key) throws IOException {
        Optional<SessionEntry> known = find(key);
        if (known.isPresent() && !known.get().sessionId().isEmpty())
            return known.get();
        String id = UUID.randomUUID().toString();
        SessionEntry made = change(key, before -> {
            if (!Json.text(before, "sessionId").orElse("").isEmpty())
                return before;
            Map<String, Object> fields = Json.of("sessionId", id, "updatedAt", System.currentTimeMillis(), "chatType",
                    SessionKeys.chatType(key), "systemSent", false, "abortedLastRun", false, "sessionFile",
                    file.resolveSibling(id + ".jsonl").toString());
            fields.putAll(before);
            fields.put("sessionId", id);
            return fields;
        });
        if (!SessionKeys.single(key))
            flush();
        return made;
    }

    /** Replaces the fields of an entry, of none for one that is missing; written with the next {@link #flush}. */
    synchronized SessionEntry change(String key, UnaryOperator<Map<String, Object>> change) {
        SessionEntry before = entries.get(key);
        SessionEntry after = entry(key, change.apply(before == null ? Map.of() : before.fields()));
        entries.put(key, after);
        dirty = true;
        pressing |= !SessionKeys.single(key);
        return after;
    }

    synchronized Optional<SessionEntry> remove(String key) {
        Optional<SessionEntry> removed = Optional.ofNullable(entries.remove(key));
        dirty |= removed.isPresent();
        pressing |= removed.isPresent();
        return removed;
    }

    /** Whether more was changed since the last write than sessions of single requests. */
    synchronized boolean pressing() {
        return pressing;
    }

    /** Removes an entry unless it was replaced meanwhile. */
    synchronized boolean remove(SessionEntry entry) {
        boolean removed = entries.remove(entry.key(), entry);
        dirty |= removed;
        pressing |= removed;
        return removed;
    }

    /** Writes the file if something changed; what was changed before the call is on disk when it returns. */
    void flush() throws IOException {
        writing.lock();
        try {
            writeChanges();
        } finally {
            writing.unlock();
        }
    }

    private void writeChanges() throws IOException {
        Map<String, Object> tree = new LinkedHashMap<>();
        synchronized (this) {
            if (!dirty)
                return;
            entries.forEach((key, entry) -> tree.put(key, entry.fields()));
            dirty = false;
            pressing = false;
        }
        try {
            AtomicFile.write(file, Json.write(tree));
        } catch (IOException e) {
            synchronized (this) {
                dirty = true;
                pressing = true;
            }
            throw e;
        }
    }

    synchronized List<SessionEntry> list() { return List.copyOf(entries.values()); }

    synchronized Optional<SessionEntry> find(String key) { return Optional.ofNullable(entries.get(key)); }

    private SessionEntry entry(String key, Map<String, Object> tree) {
        Map<String, Object> fields = Collections.unmodifiableMap(new LinkedHashMap<>(tree));
        Usage usage = new Usage(Json.number(fields, "inputTokens"), Json.number(fields, "outputTokens"), Json.number(fields, "cacheRead"),
                Json.number(fields, "cacheWrite"));
        return new SessionEntry(key, agentId, Json.text(fields, "sessionId").orElse(""), Json.number(fields, "updatedAt"),
                Json.text(fields, "chatType").orElse("direct"), Json.text(fields, "lastChannel").orElse("webchat"),
                Json.flag(fields, "systemSent"), Json.flag(fields, "abortedLastRun"), Json.text(fields, "modelProvider").orElse(""),
                Json.text(fields, "model").orElse(""), (int) Json.number(fields, "contextTokens"), usage,
                Json.number(fields, "totalTokens"), fields);
    }
}
