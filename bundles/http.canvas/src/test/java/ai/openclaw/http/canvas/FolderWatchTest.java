package ai.openclaw.http.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.testkit.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderWatchTest {
    @TempDir
    Path root;
    private final AtomicInteger told = new AtomicInteger();

    private void awaitTold(String what) {
        int before = told.get();
        Await.until(what, () -> told.get() > before);
    }

    @Test
    void tellsOfChangesBelowTheFolderAndInNewOnes() throws Exception {
        Files.createDirectories(root.resolve("a/b"));
        try (FolderWatch _ = new FolderWatch(root, told::incrementAndGet)) {
            Thread.ofVirtual().start(() -> write("a/b/x.html"));
            awaitTold("a file is written");
            Files.createDirectories(root.resolve("new/deep"));
            awaitTold("a folder is made");
            Await.until("the new folder is watched", () -> {
                int before = told.get();
                write("new/deep/x.html");
                Await.until("a file in it", () -> told.get() > before);
                return true;
            });
            int before = told.get();
            Files.delete(root.resolve("a/b/x.html"));
            Await.until("a file is deleted", () -> told.get() > before);
        }
    }

    @Test
    void manyChangesAreToldFewTimes() throws Exception {
        try (FolderWatch _ = new FolderWatch(root, told::incrementAndGet)) {
            for (int i = 0; i < 500; i++)
                write("x" + i + ".html");
            Await.until("it is told", () -> told.get() > 0);
        }
        assertTrue(told.get() <= 5, () -> "told " + told.get() + " times");
    }

    @Test
    void hiddenFilesDoNotCount() throws Exception {
        Files.createDirectories(root.resolve(".git"));
        try (FolderWatch _ = new FolderWatch(root, told::incrementAndGet)) {
            write(".git/index");
            write(".draft");
            write("seen.html");
            Await.until("it is told", () -> told.get() > 0);
            assertEquals(1, told.get());
        }
    }

    @Test
    void aFolderThatIsNotThereYetIsMade() throws Exception {
        try (FolderWatch _ = new FolderWatch(root.resolve("later"), told::incrementAndGet)) {
            write("later/x.html");
            Await.until("it is told", () -> told.get() > 0);
        }
    }

    @Test
    void thereIsAnEndToFolders() throws Exception {
        for (int i = 0; i < FolderWatch.MAX_FOLDERS + 50; i++)
            Files.createDirectory(root.resolve("f" + i));
        try (FolderWatch _ = new FolderWatch(root, told::incrementAndGet)) {
            write("x.html");
            Await.until("it is told", () -> told.get() > 0);
        }
    }

    private void write(String name) {
        try {
            Files.writeString(root.resolve(name), String.valueOf(System.nanoTime()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
