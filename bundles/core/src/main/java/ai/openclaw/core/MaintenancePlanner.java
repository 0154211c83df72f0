package ai.openclaw.core;

import ai.openclaw.api.SessionEntry;
import ai.openclaw.core.MaintenancePlan.Discard;
import ai.openclaw.core.MaintenancePlan.Reason;
import ai.openclaw.core.MaintenancePlan.Removal;
import ai.openclaw.core.SessionFolder.Kind;
import ai.openclaw.core.SessionFolder.StoredFile;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Works out what is due among one agent's sessions under {@code enforce}; touches nothing. For one use by one thread. */
final class MaintenancePlanner {
    /**
     * How long the session of a single request is kept after its last use: its client keeps the conversation itself and never learns the key,
     * so all that it is good for is a look at what went wrong yesterday.
     */
    static final Duration SINGLE_KEPT = Duration.ofHours(24);
    /** What is written in these last hours may belong to a session that is being made. */
    private static final Duration FRESH = Duration.ofHours(24);

    private final MaintenanceSettings settings;
    private final Instant now;
    private final Map<String, StoredFile> transcripts = new HashMap<>();
    private final Function<SessionEntry, Optional<Path>> transcript;
    private final SessionFolder folder;
    private final List<Removal> removals = new ArrayList<>();
    private final List<Discard> discards = new ArrayList<>();
    private long bytes;

    /** @param transcript the file that an entry names */
    MaintenancePlanner(MaintenanceSettings settings, Instant now, SessionFolder folder, Function<SessionEntry, Optional<Path>> transcript) {
        this.settings = settings;
        this.now = now;
        this.folder = folder;
        this.transcript = transcript;
        this.bytes = folder.bytes();
        folder.of(Kind.TRANSCRIPT).forEach(file -> transcripts.put(String.valueOf(file.path().getFileName()), file));
    }

    /** @param wanted whether a session stays whatever holds */
    MaintenancePlan plan(List<SessionEntry> entries, Predicate<SessionEntry> wanted) {
        Set<StoredFile> shared = shared(entries);
        Predicate<SessionEntry> spared = wanted.or(entry -> file(entry).filter(shared::contains).isPresent());
        List<SessionEntry> left = new ArrayList<>();
        for (SessionEntry entry : entries.stream().sorted(Comparator.comparingLong(SessionEntry::updatedAt)).toList())
            if (due(entry).filter(_ -> !spared.test(entry)).map(reason -> remove(entry, reason, true)).isEmpty())
                left.add(entry);
        List<SessionEntry> free = left.stream().filter(entry -> !spared.test(entry)).toList();
        int beyond = Math.clamp(left.size() - (long) settings.maxEntries(), 0, free.size());
        free.subList(0, beyond).forEach(entry -> remove(entry, Reason.COUNT, true));
        settings.archiveRetention().ifPresent(this::expire);
        settings.disk().filter(disk -> bytes > disk.maxBytes())
                .ifPresent(disk -> makeRoom(disk.highWaterBytes(), orphans(entries), free.subList(beyond, free.size())));
        return new MaintenancePlan(entries.size(), List.copyOf(removals), List.copyOf(discards));
    }

    /** Transcripts that several sessions name, none of which may take them away from the others. */
    private Set<StoredFile> shared(List<SessionEntry> entries) {
        Set<StoredFile> once = new HashSet<>();
        return entries.stream().flatMap(entry -> file(entry).stream()).filter(file -> !once.add(file)).collect(Collectors.toSet());
    }

    /** An entry without a time, which others wrote, has no age. */
    private Optional<Reason> due(SessionEntry entry) {
        if (entry.updatedAt() <= 0)
            return Optional.empty();
        Duration unused = Duration.between(Instant.ofEpochMilli(entry.updatedAt()), now);
        if (SessionKeys.singleRequest(entry.key()) && unused.compareTo(SINGLE_KEPT) > 0)
            return Optional.of(Reason.SINGLE);
        return unused.compareTo(settings.pruneAfter()) > 0 ? Optional.of(Reason.AGE) : Optional.empty();
    }

    private Removal remove(SessionEntry entry, Reason reason, boolean kept) {
        Removal removal = new Removal(entry, reason, kept, file(entry).map(StoredFile::bytes).orElse(0L));
        removals.add(removal);
        return removal;
    }

    private Optional<StoredFile> file(SessionEntry entry) {
        return transcript.apply(entry).map(path -> transcripts.get(String.valueOf(path.getFileName())));
    }

    private void expire(Duration retention) {
        for (StoredFile file : folder.files())
            if (archive(file.kind()) && file.kind() != Kind.COPY && Duration.between(file.at(), now).compareTo(retention) > 0)
                discard(file, true);
    }

    private void discard(StoredFile file, boolean expired) {
        discards.add(new Discard(file, expired));
        bytes -= file.bytes();
    }

    /** What is out of use goes first, the oldest of it before the newer; then sessions, the one first that was not used for longest. */
    private void makeRoom(long goal, List<StoredFile> orphans, List<SessionEntry> sessions) {
        Set<StoredFile> gone = new HashSet<>(discards.stream().map(Discard::file).toList());
        for (StoredFile file : folder.files())
            if (bytes > goal && archive(file.kind()) && !gone.contains(file))
                discard(file, false);
        for (StoredFile file : orphans)
            if (bytes > goal)
                discard(file, false);
        for (int i = 0; i < removals.size() && bytes > goal; i++) {
            Removal removal = removals.get(i);
            removals.set(i, new Removal(removal.entry(), removal.reason(), false, removal.bytes()));
            bytes -= removal.bytes();
        }
        for (SessionEntry session : sessions)
            if (bytes > goal && file(session).isPresent())
                bytes -= remove(session, Reason.DISK, false).bytes();
    }

    private static boolean archive(Kind kind) {
        return kind == Kind.DELETED || kind == Kind.SINGLE || kind == Kind.RESET || kind == Kind.COPY;
    }

    /** Transcripts that no session names, unless the list that named them was set aside and somebody may yet mend it. */
    private List<StoredFile> orphans(List<SessionEntry> entries) {
        if (!folder.of(Kind.UNREADABLE).isEmpty())
            return List.of();
        Set<StoredFile> named = new HashSet<>(entries.stream().flatMap(entry -> file(entry).stream()).toList());
        return folder.of(Kind.TRANSCRIPT).stream()
                .filter(file -> !named.contains(file) && Duration.between(file.at(), now).compareTo(FRESH) > 0).toList();
    }
}
