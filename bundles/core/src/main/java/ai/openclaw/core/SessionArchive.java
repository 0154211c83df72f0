package ai.openclaw.core;

import ai.openclaw.api.Gateway;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.SessionDefaults;
import ai.openclaw.api.SessionEntry;
import ai.openclaw.api.Sessions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The conversations of all agents on disk. */
@Component(service = {Sessions.class, SessionArchive.class})
public final class SessionArchive implements Sessions {
    private static final Logger LOG = LoggerFactory.getLogger("gateway/sessions");
    /** Bytes of transcripts that are kept read, of all sessions together. */
    private static final long CACHED_BYTES = 16 << 20;
    private static final long FLUSH_MS = 250;
    /** Sessions of single requests, which come by the dozen, are written with others or at every so many looks. */
    private static final int UNHURRIED = 8;

    private final Agents agents;
    private final Models models;
    private final SessionKeys keys;
    private final Path folder;
    private final Map<String, SessionStore> stores = new ConcurrentHashMap<>();
    private final AtomicLong revision = new AtomicLong(1);
    private volatile Listing listing = new Listing(0, List.of(), List.of());
    private final ScheduledExecutorService flusher = Executors
            .newSingleThreadScheduledExecutor(Thread.ofVirtual().name("sessions-flush").factory());
    private int looks; // by the flusher alone
    /** Recently used transcripts by file; each is used by its lane only. */
    private final Map<Path, Transcript> transcripts = new LinkedHashMap<>(16, 0.75f, true);

    /** All sessions as of a revision. */
    private record Listing(long revision, List<String> agents, List<SessionEntry> entries) {}

    @Activate
    public SessionArchive(@Reference Gateway gateway, @Reference Agents agents, @Reference Models models) {
        this.agents = agents;
        this.models = models;
        this.keys = new SessionKeys(agents);
        this.folder = gateway.stateDir().resolve("agents");
        var _ = flusher.scheduleWithFixedDelay(this::look, FLUSH_MS, FLUSH_MS, TimeUnit.MILLISECONDS);
    }

    @Deactivate
    void close() {
        flusher.shutdown();
        try {
            if (!flusher.awaitTermination(1, TimeUnit.SECONDS))
                LOG.warn("the disk takes more than a second for the session stores");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        flush(_ -> true);
    }

    private void look() {
        boolean all = ++looks % UNHURRIED == 0;
        flush(store -> all || store.pressing());
    }

    private void flush(Predicate<SessionStore> which) {
        for (SessionStore store : stores.values())
            try {
                if (which.test(store))
                    store.flush();
            } catch (IOException e) {
                LOG.warn("{} cannot be written ({}); it is tried again", store.file(), e.getMessage());
            }
    }

    SessionKeys keys() { return keys; }

    SessionStore storeOf(String agentId) { return stores.computeIfAbsent(agentId, id -> new SessionStore(id, store(id))); }

    /** The transcript of a session, made if it is missing; for the owner of the session's lane. */
    Transcript transcript(String key) throws IOException {
        String agentId = SessionKeys.agentId(key);
        SessionStore store = storeOf(agentId);
        SessionEntry entry = store.open(key);
        Path file = store.transcript(entry);
        Transcript transcript;
        synchronized (transcripts) {
            transcript = transcripts.get(file);
        }
        if (transcript == null || transcript.stale())
            transcript = Transcript.open(file);
        if (transcript.isEmpty())
            transcript.begin(entry.sessionId(), agents.workspace(agentId));
        synchronized (transcripts) {
            transcripts.put(file, transcript);
            forgetOldest();
        }
        return transcript;
    }

    /** A transcript that is forgotten is read again when its session is used again. */
    private void forgetOldest() {
        long bytes = transcripts.values().stream().mapToLong(Transcript::weight).sum();
        for (Iterator<Transcript> oldest = transcripts.values().iterator(); bytes > CACHED_BYTES && transcripts.size() > 1;) {
            bytes -= oldest.next().weight();
            oldest.remove();
        }
    }

    /** The transcript file of a session, if it exists. */
    Optional<Path> file(String key) {
        SessionStore store = storeOf(SessionKeys.agentId(key));
        return store.find(key).filter(entry -> !entry.sessionId().isEmpty()).map(store::transcript).filter(Files::exists);
    }

    /** The transcript that an entry names, if it names one in a way that can be one. */
    Optional<Path> named(SessionEntry entry) {
        try {
            return entry.sessionId().isEmpty() ? Optional.empty() : Optional.of(storeOf(entry.agentId()).transcript(entry));
        } catch (GatewayException e) {
            return Optional.empty();
        }
    }

    /** A file was moved away or changed; for the owner of the session's lane. */
    void forget(Path file) {
        synchronized (transcripts) {
            transcripts.remove(file);
        }
    }

    /** Changes fields of a session's entry; on disk a quarter of a second later. */
    SessionEntry update(String key, Map<String, Object> fields) {
        return change(key, before -> {
            Map<String, Object> after = new LinkedHashMap<>(before);
            after.putAll(fields);
            return after;
        });
    }

    /** Replaces the fields of a session's entry; on disk a quarter of a second later, or with {@link #flush(String)}. */
    SessionEntry change(String key, UnaryOperator<Map<String, Object>> change) {
        SessionEntry changed = storeOf(SessionKeys.agentId(key)).change(key, change);
        revision.incrementAndGet();
        return changed;
    }

    boolean remove(String key) {
        boolean removed = storeOf(SessionKeys.agentId(key)).remove(key).isPresent();
        revision.incrementAndGet();
        return removed;
    }

    /** Removes an entry unless it was replaced meanwhile. */
    boolean remove(SessionEntry entry) {
        boolean removed = storeOf(entry.agentId()).remove(entry);
        revision.incrementAndGet();
        return removed;
    }

    /** Brings all changes of an agent's sessions to the disk. */
    void flush(String key) {
        SessionStore store = storeOf(SessionKeys.agentId(key));
        try {
            store.flush();
        } catch (IOException e) {
            throw GatewayException.unavailable(store.file() + " cannot be written (" + e.getMessage() + "); make room on its disk");
        }
    }

    @Override
    public SessionDefaults defaults() {
        String agent = agents.defaultId();
        String name = models.name(agents.model(agent));
        int slash = Math.max(name.indexOf('/'), 0);
        return new SessionDefaults(agent, agents.session().mainKey(), "agent:" + agent + ":" + agents.session().mainKey(),
                agents.session().scope(), name.substring(0, slash), name.substring(slash == 0 ? 0 : slash + 1), models.contextWindow(name));
    }

    @Override
    public List<String> agents() { return agents.ids(); }

    @Override
    public String canonical(String key) { return keys.canonical(key); }

    @Override
    public Path store(String agentId) { return folder.resolve(agentId).resolve("sessions").resolve("sessions.json"); }

    @Override
    public List<SessionEntry> list() {
        long now = revision.get();
        Listing known = listing;
        if (known.revision == now && known.agents.equals(agents.ids()))
            return known.entries;
        Listing fresh = new Listing(now, agents.ids(), agents.ids().stream().flatMap(id -> storeOf(id).list().stream())
                .sorted(Comparator.comparingLong(SessionEntry::updatedAt).reversed()).toList());
        listing = fresh;
        return fresh.entries;
    }

    @Override
    public Optional<SessionEntry> find(String key) {
        String canonical = keys.canonical(key);
        return storeOf(SessionKeys.agentId(canonical)).find(canonical);
    }

    @Override
    public String model(String key) {
        String canonical = keys.canonical(key);
        SessionStore store = storeOf(SessionKeys.agentId(canonical));
        return store.find(canonical)
                .flatMap(entry -> entry.text("modelOverride")
                        .map(model -> entry.text("providerOverride").orElse(defaults().provider()) + "/" + model))
                .orElseGet(() -> models.name(agents.model(SessionKeys.agentId(canonical))));
    }

    @Override
    public List<Map<String, Object>> history(String key, int limit) { return newest(key, limit).stream().map(History::shown).toList(); }

    @Override
    public List<Map<String, Object>> messages(String key) { return newest(key, Integer.MAX_VALUE); }

    /** The last messages of a session as they are stored, oldest first. */
    List<Map<String, Object>> newest(String key, int limit) {
        String canonical = keys.canonical(key);
        Optional<Path> file = file(canonical);
        if (file.isEmpty())
            return List.of();
        try {
            return Transcript.open(file.get()).newest(limit);
        } catch (IOException e) {
            throw GatewayException.unavailable("the transcript of " + canonical + " cannot be read: " + e.getMessage());
        }
    }

    @Override
    public long revision() { return revision.get(); }
}
