package ai.openclaw.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MaintenanceReaderTest {
    private static MaintenanceSettings read(Map<String, Object> section) {
        MaintenanceReader reader = new MaintenanceReader(section);
        MaintenanceSettings settings = reader.read();
        assertEquals(List.of(), reader.problems());
        return settings;
    }

    @Test
    void withoutASectionTheContractsDefaultsHold() {
        Duration month = Duration.ofDays(30);
        assertEquals(new MaintenanceSettings(false, month, 500, 10L << 20, Optional.of(month), Optional.empty()), read(Map.of()));
    }

    @Test
    void agesAreDurationsOrNumbersOfDays() {
        assertEquals(Duration.ofHours(12), read(Map.of("pruneAfter", "12h")).pruneAfter());
        assertEquals(Duration.ofDays(7), read(Map.of("pruneAfter", 7)).pruneAfter());
        assertEquals(Duration.ofDays(7), read(Map.of("pruneAfter", "7")).pruneAfter());
        assertEquals(Duration.ofDays(3), read(Map.of("pruneDays", 3)).pruneAfter());
        assertEquals(Duration.ofDays(9), read(Map.of("pruneDays", 3, "pruneAfter", "9d")).pruneAfter());
    }

    @Test
    void archivesAreKeptAsLongAsSessionsUnlessToldOtherwise() {
        assertEquals(Optional.of(Duration.ofDays(9)), read(Map.of("pruneAfter", "9d")).archiveRetention());
        assertEquals(Optional.of(Duration.ofDays(2)), read(Map.of("pruneAfter", "9d", "resetArchiveRetention", "2d")).archiveRetention());
        assertEquals(Optional.empty(), read(Map.of("resetArchiveRetention", false)).archiveRetention());
    }

    @Test
    void sizesHaveUnitsAndRoomIsMadeDownToFourFifths() {
        assertEquals(5L << 10, read(Map.of("rotateBytes", "5kb")).rotateBytes());
        assertEquals(Optional.of(new MaintenanceSettings.Disk(1000, 800)), read(Map.of("maxDiskBytes", 1000)).disk());
        assertEquals(Optional.of(new MaintenanceSettings.Disk(3L << 29, 1L << 30)),
                read(Map.of("maxDiskBytes", "1.5 GB", "highWaterBytes", "1g")).disk());
        assertEquals(Optional.empty(), ByteSize.parse("ten"));
        assertEquals(Optional.of(12L), ByteSize.parse("12b"));
    }

    @Test
    void aWrongValueIsReportedAndTheOthersHold() {
        MaintenanceReader reader = new MaintenanceReader(Map.of("mode", "purge", "pruneAfter", "soon", "pruneDays", 4, "maxEntries", 0,
                "rotateBytes", "-1", "resetArchiveRetention", "0d", "maxDiskBytes", 10, "highWaterBytes", 11));
        MaintenanceSettings settings = reader.read();
        assertEquals(new MaintenanceSettings(false, Duration.ofDays(4), 500, 10L << 20, Optional.of(Duration.ofDays(4)),
                Optional.of(new MaintenanceSettings.Disk(10, 8))), settings);
        assertTrue(
                reader.problems().contains(
                        "session.maintenance.pruneAfter: soon is no time such as 30d, 12h or a number of days; it counts as left out"),
                reader.problems().toString());
        for (String name : List.of("mode", "maxEntries", "rotateBytes", "resetArchiveRetention", "highWaterBytes"))
            assertTrue(reader.problems().stream().anyMatch(line -> line.startsWith("session.maintenance." + name + ": ")), name);
        assertEquals(6, reader.problems().size());
    }

    @Test
    void agesBeyondAllReasonAreNone() {
        MaintenanceReader reader = new MaintenanceReader(Map.of("pruneAfter", "999999999999d", "pruneDays", 1e300));
        assertEquals(Duration.ofDays(30), reader.read().pruneAfter());
        assertEquals(2, reader.problems().size());
    }

    @Test
    void namesOfArchivesAreReadAsTheyAreWritten() {
        Instant now = Instant.parse("2026-11-22T04:05:06.789Z");
        String name = String.valueOf(ArchivedName.of(Path.of("/x/s1.jsonl"), "deleted", now).getFileName());
        assertEquals("s1.jsonl.deleted.2026-11-22T04-05-06.789Z", name);
        assertEquals(Optional.of(new ArchivedName("s1.jsonl", "deleted", now)), ArchivedName.parse(name));
        assertEquals(Optional.of(new ArchivedName("sessions.json", "bak", now)),
                ArchivedName.parse("sessions.json.bak." + now.toEpochMilli()));
        assertFalse(ArchivedName.parse("s1.jsonl").isPresent());
        assertFalse(ArchivedName.parse("s1.jsonl.reset.2026-99-22T04-05-06Z").isPresent());
    }
}
