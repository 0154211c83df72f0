package ai.openclaw.launcher;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.testkit.Await;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginWatcherTest {
    private static final String ID = "org.example.sample";
    /** The watch, a quiet moment and the slow poll of a loaded machine. */
    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    Path root;
    private TestFramework gateway;
    private Path folder;

    @BeforeEach
    void start() throws Exception {
        gateway = TestFramework.start(root);
        folder = gateway.folder;
        Await.until("the folder is there", () -> Files.isDirectory(folder));
    }

    @AfterEach
    void stop() throws Exception { gateway.close(); }

    @Test
    void aDroppedJarIsDeployedChangedAndTakenAway() throws Exception {
        drop("mine.jar", SampleBundle.good(ID, "1.0.0"));
        awaitAnswer("1.0.0");
        drop("mine.jar", SampleBundle.good(ID, "2.0.0"));
        awaitAnswer("2.0.0");
        assertFalse(Files.exists(folder.resolve(ID + ".jar")), "it stays the file that it was dropped as");

        Files.delete(folder.resolve("mine.jar"));
        Await.until("it is gone", SOON, () -> !gateway.has(ID));
    }

    @Test
    void aBrokenJarIsPutAsideAndTheRunningOneRestored() throws Exception {
        byte[] good = SampleBundle.good(ID, "1.0.0");
        drop("mine.jar", good);
        awaitAnswer("1.0.0");
        drop("mine.jar", SampleBundle.of(ID, "2.0.0").activator(Samples.Throwing.class).jar());

        Await.until("it is put aside", SOON, () -> Files.exists(folder.resolve("mine.jar.failed")));
        Await.until("the running one is restored", SOON,
                () -> Files.exists(folder.resolve("mine.jar")) && Arrays.equals(good, Files.readAllBytes(folder.resolve("mine.jar"))));
        assertEquals(Optional.of("1.0.0"), gateway.answer(ID));
    }

    @Test
    void aJarThatIsNoBundleIsPutAside() throws Exception {
        drop("no.jar", SampleBundle.of("not a name!", "1.0.0").jar());
        Await.until("it is put aside", SOON, () -> Files.exists(folder.resolve("no.jar.failed")));
        assertFalse(Files.exists(folder.resolve("no.jar")));
    }

    @Test
    void aJarThatIsStillBeingCopiedIsLeftAlone() throws Exception {
        byte[] jar = SampleBundle.good(ID, "1.0.0");
        drop("mine.jar", Arrays.copyOf(jar, jar.length / 2));
        drop("other.jar", SampleBundle.good("org.example.other", "1.0.0"));
        Await.until("the watcher looked", SOON, () -> gateway.has("org.example.other"));
        assertTrue(Files.exists(folder.resolve("mine.jar")));

        drop("mine.jar", jar);
        awaitAnswer("1.0.0");
    }

    @Test
    void whatTheCommandsDoIsNotDoneAgain() throws Exception {
        byte[] jar = SampleBundle.good(ID, "1.0.0");
        gateway.plugins.install(jar, "x.jar");
        gateway.plugins.update(SampleBundle.good(ID, "2.0.0"), "x.jar");
        drop("other.jar", SampleBundle.good("org.example.other", "1.0.0"));
        Await.until("the watcher looked", SOON, () -> gateway.has("org.example.other"));
        assertEquals("1.0.0", gateway.info(ID).previousVersion());
        assertEquals(Optional.of("2.0.0"), gateway.answer(ID));

        gateway.plugins.uninstall(ID);
        assertFalse(Files.exists(folder.resolve(ID + ".jar")));
    }

    @Test
    void aNewFileOfTheSameBundleTakesThePlaceOfTheOld() throws Exception {
        drop("sample-1.jar", SampleBundle.good(ID, "1.0.0"));
        awaitAnswer("1.0.0");
        byte[] second = SampleBundle.good(ID, "2.0.0");
        drop("sample-2.jar", second);
        awaitAnswer("2.0.0");
        Await.until("the old file is gone", SOON, () -> !Files.exists(folder.resolve("sample-1.jar")));
        assertArrayEquals(second, Files.readAllBytes(folder.resolve("sample-2.jar")));
    }

    @Test
    void theFolderMayBeDeletedAndComeBack() throws Exception {
        drop("mine.jar", SampleBundle.good(ID, "1.0.0"));
        awaitAnswer("1.0.0");
        Await.until("nothing is being written", () -> Files.exists(folder.resolve(".running/" + ID + ".jar")));
        try (var files = Files.walk(folder)) {
            files.sorted(java.util.Comparator.reverseOrder()).forEach(file -> assertTrue(file.toFile().delete()));
        }
        Await.until("it is gone", SOON, () -> !gateway.has(ID));
        Files.createDirectories(folder);
        drop("mine.jar", SampleBundle.good(ID, "2.0.0"));
        awaitAnswer("2.0.0");
    }

    private void drop(String name, byte[] jar) throws Exception { Files.write(folder.resolve(name), jar); }

    private void awaitAnswer(String version) {
        Await.until(version + " runs", SOON, () -> gateway.has(ID) && gateway.answer(ID).equals(Optional.of(version)));
    }
}
