package ai.openclaw.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessAgeTest {
    @TempDir
    Path folder;

    @Test
    void readsTheStartTimeBehindANameWithSpacesAndParentheses() throws IOException {
        Path stat = Files.writeString(folder.resolve("stat"), "42 (a (b) c) S 1 42 42 0 -1 4194560 1 0 0 0 1 1 0 0 20 0 1 0 12345 1 1 1");
        Path uptime = Files.writeString(folder.resolve("uptime"), "125.00 200.00\n");
        assertEquals(Optional.of(Duration.ofMillis(1550)), ProcessAge.read(stat, uptime));
    }

    @Test
    void doesWithoutWhereThereIsNoSuchFile() {
        assertEquals(Optional.empty(), ProcessAge.read(folder.resolve("none"), folder.resolve("none")));
    }
}
