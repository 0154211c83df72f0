package ai.openclaw.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.testkit.DyingFileSystem;
import ai.openclaw.testkit.FakeConfig;
import ai.openclaw.testkit.FakeGateway;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that dies between any two changes of the disk while sessions are put away. */
class MaintenanceCrashTest {
    private static final int SESSIONS = 4;
    private static final String KEPT = "agent:main:kept";
    private static final List<String> SINGLE = IntStream.range(0, SESSIONS).mapToObj(_ -> "agent:main:openai:" + UUID.randomUUID())
            .toList();

    @TempDir
    Path root;

    @Test
    void theListIsReadableAndEveryTranscriptIsThereWhereverTheProcessDies() throws Exception {
        int deaths = 0;
        for (int changes = 0;; changes++) {
            Path home = Files.createDirectory(root.resolve("death-" + changes));
            fill(home);
            DyingFileSystem system = new DyingFileSystem(home.getFileSystem(), changes);
            try (CoreHarness core = new CoreHarness(Files.createDirectory(root.resolve("desk-" + changes)), new ScriptedModel())) {
                carryOut(core, system, home);
            }
            check(home, "after " + changes + " changes");
            if (!system.dead())
                break;
            deaths++;
            finish(home);
        }
        assertTrue(deaths > SESSIONS, deaths + " deaths");
    }

    private static Path sessions(Path home) { return home.resolve("agents/main/sessions"); }

    private static void fill(Path home) throws IOException {
        Files.createDirectories(sessions(home));
        Map<String, Object> entries = Json.of(KEPT, Json.of("sessionId", "kept", "updatedAt", System.currentTimeMillis()));
        for (int i = 0; i < SESSIONS; i++)
            entries.put(SINGLE.get(i), Json.of("sessionId", "s" + i, "updatedAt", 1000));
        Files.writeString(sessions(home).resolve("sessions.json"), Json.write(entries));
        for (String name : names())
            Files.writeString(sessions(home).resolve(name + ".jsonl"), "words of " + name + "\n");
    }

    private static List<String> names() {
        return Stream.concat(Stream.of("kept"), IntStream.range(0, SESSIONS).mapToObj(i -> "s" + i)).toList();
    }

    /** The lanes are of a gateway that lives; only what is put away lies on the disk that dies. */
    private static void carryOut(CoreHarness core, DyingFileSystem system, Path home) throws Exception {
        SessionArchive archive = archive(system.path(home));
        try {
            new SessionRemoval(archive, core.desk, new SparedSessions(archive, core.desk, core.keeper.ledger(), core.notes),
                    Clock.systemUTC(), () -> false).carryOut(plan(archive, home));
            archive.flush(KEPT);
            archive.close();
        } catch (DyingFileSystem.Died e) {
            // as it should
        }
    }

    private static SessionArchive archive(Path home) {
        FakeGateway gateway = new FakeGateway(home);
        FakeConfig config = new FakeConfig();
        return new SessionArchive(gateway, new Agents(gateway, config), new Models(config));
    }

    private static MaintenancePlan plan(SessionArchive archive, Path home) throws IOException {
        return new MaintenancePlanner(new MaintenanceReader(Map.of()).read(), Clock.systemUTC().instant(),
                SessionFolder.read(sessions(home)), archive::named).plan(archive.storeOf("main").list(), _ -> false);
    }

    private static void check(Path home, String what) throws IOException {
        Set<String> listed = Json.read(Files.readString(sessions(home).resolve("sessions.json"))).keySet();
        assertTrue(listed.contains(KEPT), what);
        Set<String> words = new TreeSet<>();
        try (Stream<Path> files = Files.list(sessions(home))) {
            for (Path file : files.filter(file -> file.toString().contains(".jsonl")).collect(Collectors.toList()))
                words.add(Files.readString(file).strip());
        }
        assertEquals(new TreeSet<>(names().stream().map(name -> "words of " + name).toList()), words, what);
        assertTrue(Files.exists(sessions(home).resolve("kept.jsonl")), what);
        for (int i = 0; i < SESSIONS; i++)
            assertTrue(listed.contains(SINGLE.get(i)) || !Files.exists(sessions(home).resolve("s" + i + ".jsonl")),
                    what + ": a transcript that nobody names");
    }

    /** The next life does what was left. */
    private void finish(Path home) throws Exception {
        SessionArchive archive = archive(home);
        Path desk = Files.createDirectory(root.resolve("again-" + home.getFileName()));
        try (CoreHarness core = new CoreHarness(desk, new ScriptedModel())) {
            new SessionRemoval(archive, core.desk, new SparedSessions(archive, core.desk, core.keeper.ledger(), core.notes),
                    Clock.systemUTC(), () -> false).carryOut(plan(archive, home));
        }
        archive.close();
        assertEquals(Set.of(KEPT), Json.read(Files.readString(sessions(home).resolve("sessions.json"))).keySet());
    }
}
