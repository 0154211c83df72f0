package ai.openclaw.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.AtomicFile;
import ai.openclaw.testkit.DyingFileSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A process that dies between any two changes of the disk, with and without the power going too. */
class CrashTest {
    private static final int MORE_THAN_ENOUGH = 100;
    private static final List<String> TEXTS = List.of("{v: 0}", "{v: 1, more: 'xxxxxxxxxx'}", "{v: 2}", "{v: 3, x: '...'}", "{v: 4}",
            "{v: 5}", "{v: 6, last: true}");
    @TempDir
    Path root;

    /** Seven writes one after the other, so that every copy is there and the oldest falls off. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theConfigurationIsWholeWhereverItsWriterDies(boolean power) throws Exception {
        int deaths = 0;
        for (int changes = 0;; changes++) {
            Path home = Files.createDirectory(root.resolve("death-" + changes));
            DyingFileSystem system = new DyingFileSystem(home.getFileSystem(), changes);
            int done = 0;
            try {
                ConfigFile file = new ConfigFile(system.path(home).resolve("openclaw.json"),
                        new AuditLog(system.path(home), Clock.systemUTC()));
                for (String text : TEXTS) {
                    file.write(file.read().orElse(new byte[0]), text, 1);
                    done++;
                }
            } catch (DyingFileSystem.Died e) {
                deaths++;
            }
            if (power)
                system.losePower();
            check(home, done, "after " + changes + " changes");
            if (!system.dead())
                break;
        }
        assertTrue(deaths > 7 * TEXTS.size(), deaths + " deaths");
    }

    /** The file has the text before the death or the one that was being written; every copy is a whole former text, and the last is there. */
    private static void check(Path home, int done, String what) throws IOException {
        Path file = home.resolve("openclaw.json");
        List<String> possible = Stream.of(done - 1, done).filter(i -> i >= 0 && i < TEXTS.size()).map(TEXTS::get).toList();
        if (done > 0 || Files.exists(file))
            assertTrue(possible.contains(Files.readString(file)), what + ": " + Files.readString(file));
        Set<String> copies = new TreeSet<>();
        for (String copy : List.of(".bak", ".bak.1", ".bak.2", ".bak.3", ".bak.4"))
            if (Files.exists(home.resolve("openclaw.json" + copy)))
                copies.add(Files.readString(home.resolve("openclaw.json" + copy)));
        assertTrue(TEXTS.containsAll(copies), what + ": " + copies);
        // a write that was under way may have let the oldest of five go, never more
        for (int former = Math.max(0, done - 5); former < done - 1; former++)
            assertTrue(copies.contains(TEXTS.get(former)), what + ": " + TEXTS.get(former) + " is not in " + copies);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anAtomicFileIsTheOldOrTheNewOne(boolean power) throws Exception {
        int changes = 0;
        for (; changes < MORE_THAN_ENOUGH; changes++) {
            Path home = Files.createDirectory(root.resolve("atomic-" + changes));
            AtomicFile.write(home.resolve("file"), "the old one");
            DyingFileSystem system = new DyingFileSystem(home.getFileSystem(), changes);
            Path file = system.path(home.resolve("file"));
            try {
                AtomicFile.write(file, "the new one, which is longer");
            } catch (DyingFileSystem.Died e) {
                assertThrows(DyingFileSystem.Died.class, () -> Files.readString(file));
            }
            if (power)
                system.losePower();
            String text = Files.readString(home.resolve("file"));
            assertTrue(Set.of("the old one", "the new one, which is longer").contains(text), changes + ": " + text);
            if (!system.dead()) {
                assertEquals("the new one, which is longer", text);
                break;
            }
        }
        assertTrue(changes > 3 && changes < MORE_THAN_ENOUGH, changes + " changes");
    }
}
