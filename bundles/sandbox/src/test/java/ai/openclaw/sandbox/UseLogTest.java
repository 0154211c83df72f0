package ai.openclaw.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When sandboxes were used last. */
class UseLogTest {
    @TempDir
    Path folder;

    private UseLog at(long ms) { return new UseLog(folder.resolve("uses.json"), Clock.fixed(Instant.ofEpochMilli(ms), ZoneOffset.UTC)); }

    @Test
    void survivesARestart() {
        UseLog log = at(5);
        log.used("a", "docker", "shared", "main");
        log.save();
        UseLog after = at(9);
        after.used("a", "docker", "shared", "main");
        assertEquals(List.of(new UseLog.Entry("a", "docker", "shared", "main", 5, 9)), after.all());
        after.forget("a");
        after.save();
        assertEquals(List.of(), at(9).all());
    }

    @Test
    void aBrokenFileIsBegunAnew() throws IOException {
        Files.writeString(folder.resolve("uses.json"), "[{\"name\":");
        UseLog log = at(5);
        assertEquals(List.of(), log.all());
        log.used("a", "docker", "shared", "main");
        log.save();
        assertEquals(1, at(6).all().size());
    }

    @Test
    void holdsNoMoreThanAThousand() {
        UseLog log = at(5);
        for (int i = 0; i < 1005; i++)
            log.used("n" + i, "docker", "s", "main");
        assertEquals(1000, log.all().size());
        assertEquals("n5", log.all().getFirst().name());
    }
}
