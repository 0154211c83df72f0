package ai.openclaw.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.openclaw.api.SessionEntry;
import ai.openclaw.api.Usage;
import ai.openclaw.core.MaintenancePlan.Reason;
import ai.openclaw.core.MaintenancePlan.Removal;
import ai.openclaw.core.SessionFolder.Kind;
import ai.openclaw.core.SessionFolder.StoredFile;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is due, rule by rule. */
class MaintenancePlannerTest {
    private static final Instant NOW = Instant.parse("2026-11-22T04:00:00Z");
    private static final MaintenanceSettings USUAL = new MaintenanceReader(Map.of()).read();

    private final List<SessionEntry> entries = new ArrayList<>();
    private final List<StoredFile> files = new ArrayList<>();

    private static Path path(String name) { return Path.of("/sessions", name); }

    /** A session whose transcript has 100 bytes. */
    private SessionEntry session(String rest, Duration unused) {
        return session(rest, unused, rest.replace(':', '-'));
    }

    private SessionEntry session(String rest, Duration unused, String id) {
        SessionEntry entry = new SessionEntry("agent:main:" + rest, "main", id, NOW.minus(unused).toEpochMilli(), "direct", "webchat",
                false, false, "", "", 0, new Usage(0, 0, 0, 0), 0, Map.of());
        entries.add(entry);
        if (files.stream().noneMatch(file -> file.path().equals(path(id + ".jsonl"))))
            file(id + ".jsonl", Kind.TRANSCRIPT, unused);
        return entry;
    }

    private void file(String name, Kind kind, Duration age) { files.add(new StoredFile(path(name), kind, 100, NOW.minus(age))); }

    private MaintenancePlan plan(MaintenanceSettings settings) {
        List<StoredFile> sorted = files.stream().sorted(Comparator.comparing(StoredFile::at)).toList();
        return new MaintenancePlanner(settings, NOW, new SessionFolder(sorted), entry -> Optional.of(path(entry.sessionId() + ".jsonl")))
                .plan(entries, entry -> entry.key().contains("spared"));
    }

    private static MaintenanceSettings settings(Object... namesAndValues) { return new MaintenanceReader(Json.of(namesAndValues)).read(); }

    private static List<String> keys(MaintenancePlan plan, Reason reason) {
        return plan.removals().stream().filter(removal -> removal.reason() == reason)
                .map(removal -> removal.entry().key().substring("agent:main:".length())).toList();
    }

    private static List<String> names(MaintenancePlan plan) {
        return plan.discards().stream().map(discard -> String.valueOf(discard.file().path().getFileName())).toList();
    }

    @Test
    void sessionsOfSingleRequestsGoAfterADay() {
        String uuid = UUID.randomUUID().toString();
        for (String kind : List.of("openai:", "openresponses:", "hook:"))
            session(kind + uuid, Duration.ofHours(25));
        session("openai:" + UUID.randomUUID(), Duration.ofHours(23));
        session("openai-user:anna", Duration.ofHours(25));
        session("hook:deploy", Duration.ofHours(25));
        session("telegram:direct:" + uuid, Duration.ofHours(25));
        session("openai:123e4567-e89b-12d3-a456-426614174000", Duration.ofHours(25));
        MaintenancePlan plan = plan(USUAL);
        assertEquals(List.of("openai:" + uuid, "openresponses:" + uuid, "hook:" + uuid), keys(plan, Reason.SINGLE));
        assertEquals(3, plan.removals().size());
        assertEquals(plan, plan.harmless());
    }

    @Test
    void sessionsGoThatWereNotUsedForLong() {
        session("old", Duration.ofDays(31));
        session("new", Duration.ofDays(29));
        session("spared-old", Duration.ofDays(31));
        entries.add(new SessionEntry("agent:main:timeless", "main", "t", 0, "direct", "", false, false, "", "", 0, new Usage(0, 0, 0, 0), 0,
                Map.of()));
        assertEquals(List.of("old"), keys(plan(USUAL), Reason.AGE));
        assertEquals(List.of("old", "new"), keys(plan(settings("pruneAfter", "20d")), Reason.AGE));
        assertEquals(List.of(), plan(USUAL).harmless().removals());
    }

    @Test
    void theOldestGoWhenThereAreTooMany() {
        for (int i = 1; i <= 5; i++)
            session("s" + i, Duration.ofDays(i));
        session("spared-1", Duration.ofDays(9));
        assertEquals(List.of("s5", "s4", "s3"), keys(plan(settings("maxEntries", 3)), Reason.COUNT));
        assertEquals(List.of("s5", "s4", "s3", "s2", "s1"), keys(plan(settings("maxEntries", 1)), Reason.COUNT));
        assertEquals(0, plan(settings("maxEntries", 6)).removals().size());
        session("older", Duration.ofDays(40));
        assertEquals(List.of("s5", "s4", "s3"), keys(plan(settings("maxEntries", 3)), Reason.COUNT), "what goes by age counts no more");
    }

    @Test
    void archivesGoWhenTheirTimeIsOver() {
        file("a.jsonl.deleted.x", Kind.DELETED, Duration.ofDays(31));
        file("b.jsonl.reset.x", Kind.RESET, Duration.ofDays(32));
        file("c.jsonl.reset.x", Kind.RESET, Duration.ofDays(29));
        file("d.jsonl.bak.x", Kind.COPY, Duration.ofDays(33));
        file("e.jsonl.single.x", Kind.SINGLE, Duration.ofDays(34));
        MaintenancePlan plan = plan(USUAL);
        assertEquals(List.of("e.jsonl.single.x", "b.jsonl.reset.x", "a.jsonl.deleted.x"), names(plan));
        assertEquals(300, plan.bytes());
        assertEquals(List.of("e.jsonl.single.x"), names(plan.harmless()), "somebody may want what was a conversation with him");
        assertEquals(List.of(), names(plan(settings("resetArchiveRetention", false))));
    }

    @Test
    void roomIsMadeByArchivesFirstAndThenByTheOldestSessions() {
        file("sessions.json", Kind.OTHER, Duration.ZERO);
        file("a.jsonl.deleted.x", Kind.DELETED, Duration.ofDays(1));
        file("b.jsonl.bak.x", Kind.COPY, Duration.ofDays(2));
        file("orphan.jsonl", Kind.TRANSCRIPT, Duration.ofDays(3));
        file("being-made.jsonl", Kind.TRANSCRIPT, Duration.ofHours(1));
        session("s1", Duration.ofDays(5));
        session("s2", Duration.ofDays(4));
        session("spared-3", Duration.ofDays(6));
        assertEquals(0, plan(settings("maxDiskBytes", 800)).discards().size());
        assertEquals(List.of("b.jsonl.bak.x"), names(plan(settings("maxDiskBytes", 799, "highWaterBytes", 700))));
        MaintenancePlan plan = plan(settings("maxDiskBytes", 799, "highWaterBytes", 400));
        assertEquals(List.of("b.jsonl.bak.x", "a.jsonl.deleted.x", "orphan.jsonl"), names(plan));
        assertEquals(List.of("s1"), keys(plan, Reason.DISK));
        assertEquals(400, plan.bytes());
        assertEquals(List.of("s1", "s2"), keys(plan(settings("maxDiskBytes", 10)), Reason.DISK));
        assertEquals(List.of(), plan.harmless().discards());
    }

    @Test
    void whatGoesAnywayIsNotKeptWhenRoomIsShort() {
        session("old", Duration.ofDays(40));
        SessionEntry single = session("openai:" + UUID.randomUUID(), Duration.ofDays(3));
        MaintenancePlan plan = plan(settings("maxDiskBytes", 150, "highWaterBytes", 100));
        assertEquals(List.of(false, true), plan.removals().stream().map(Removal::kept).toList());
        plan = plan(settings("maxDiskBytes", 1));
        assertEquals(List.of(new Removal(single, Reason.SINGLE, true, 100)), plan.harmless().removals(), "and kept where nobody enforces");
    }

    @Test
    void aTranscriptOfTwoSessionsStaysWithBoth() {
        session("old", Duration.ofDays(40), "same");
        session("new", Duration.ofDays(1), "same");
        assertEquals(List.of(), plan(settings("maxEntries", 1, "maxDiskBytes", 1)).removals());
    }

    @Test
    void transcriptsThatAListNamedWhichCouldNotBeReadStay() {
        file("orphan.jsonl", Kind.TRANSCRIPT, Duration.ofDays(3));
        assertEquals(List.of("orphan.jsonl"), names(plan(settings("maxDiskBytes", 1))));
        file("sessions.json.unreadable.1", Kind.UNREADABLE, Duration.ofDays(2));
        assertEquals(List.of(), names(plan(settings("maxDiskBytes", 1))));
    }
}
