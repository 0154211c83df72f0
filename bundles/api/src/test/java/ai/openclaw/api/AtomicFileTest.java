package ai.openclaw.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
    @TempDir
    Path folder;

    @Test
    void replacesTheFileForItsOwnerOnlyAndLeavesNothingBehind() throws Exception {
        Path file = folder.resolve("a/b.json");
        AtomicFile.write(file, "one");
        AtomicFile.write(file, "two");
        assertEquals("two", Files.readString(file));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("a"))));
        try (Stream<Path> files = Files.list(folder.resolve("a"))) {
            assertEquals(1, files.count());
        }
    }
}
