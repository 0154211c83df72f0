package ai.openclaw.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.LogLevel;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path root;
    private final ByteArrayOutputStream console = new ByteArrayOutputStream();
    private Instant now = Instant.parse("2026-11-20T23:59:58Z");

    @Test
    void writesTheShapeThatTheCommandLineReads() throws IOException {
        Log log = log(root.resolve("log"));
        log.write(LogLevel.WARN, "gateway/ws", "a \"quoted\" line\nand \u0007 more, ünd €", null);

        JsonNode line = lines(log.file()).getFirst();
        assertEquals("gateway/ws", JSON.readTree(line.path("0").asText()).path("subsystem").asText());
        assertEquals("a \"quoted\" line\nand \u0007 more, ünd €", line.path("1").asText());
        assertEquals("2026-11-21T01:59:58.000+02:00", line.path("time").asText());
        JsonNode meta = line.path("_meta");
        assertEquals("2026-11-20T23:59:58.000Z", meta.path("date").asText());
        assertEquals(4, meta.path("logLevelId").asInt());
        assertEquals("WARN", meta.path("logLevelName").asText());
        assertEquals("openclaw", meta.path("parentNames").path(0).asText());
        for (String key : List.of("runtime", "hostname", "name", "path"))
            assertTrue(meta.has(key), key);
    }

    @Test
    void aNewDayGetsANewFile() throws IOException {
        Log log = log(root.resolve("log"));
        Path first = log.file();
        log.write(LogLevel.INFO, "gateway", "today", null);
        now = now.plus(Duration.ofDays(1));
        log.write(LogLevel.INFO, "gateway", "tomorrow", null);

        assertEquals(List.of("today"), messages(first));
        assertEquals("openclaw-2026-11-22.log", log.file().getFileName().toString());
        assertEquals(List.of("tomorrow"), messages(log.file()));
    }

    @Test
    void goesOnWhereAnEarlierProcessStopped() throws IOException {
        log(root.resolve("log")).write(LogLevel.INFO, "gateway", "one", null);
        Log second = log(root.resolve("log"));
        second.write(LogLevel.INFO, "gateway", "two", null);
        assertEquals(List.of("one", "two"), messages(second.file()));
    }

    @Test
    void isForItsOwnerOnly() throws IOException {
        Log log = log(root.resolve("log"));
        log.write(LogLevel.INFO, "gateway", "private", null);
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(log.file())));
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(root.resolve("log"))));
    }

    @Test
    void aFolderThatCannotBeUsedIsLeftForTheNext() throws IOException {
        Path file = Files.writeString(root.resolve("file"), "in the way");
        Path link = Files.createSymbolicLink(root.resolve("link"), Files.createDirectory(root.resolve("elsewhere")));
        Log log = log(file, file.resolve("below"), link, root.resolve("good"));
        log.write(LogLevel.INFO, "gateway", "here", null);
        assertEquals(root.resolve("good"), log.file().getParent());
        assertEquals(List.of("here"), messages(log.file()));
        try (var files = Files.list(root.resolve("elsewhere"))) {
            assertEquals(0, files.count());
        }
    }

    @Test
    void aLinkInThePlaceOfTheFileIsNotFollowed() throws IOException {
        Path victim = Files.writeString(root.resolve("victim"), "untouched");
        Log log = log(root.resolve("log"));
        Files.createDirectory(root.resolve("log"));
        Files.createSymbolicLink(log.file(), victim);
        log.write(LogLevel.INFO, "gateway", "text", null);
        assertEquals("untouched", Files.readString(victim));
    }

    @Test
    void withNoFolderAtAllTheTerminalStillShowsIt() throws IOException {
        Path file = Files.writeString(root.resolve("file"), "in the way");
        log(file).write(LogLevel.INFO, "gateway", "still here", null);
        assertEquals("2026-11-21T01:59:58.000+02:00 [gateway] still here\n", console.toString(StandardCharsets.UTF_8));
    }

    @Test
    void theTerminalShowsWhatItsReaderShouldSee() {
        Log log = log(root.resolve("log"));
        log.write(LogLevel.INFO, "gateway/ws", "a detail", null);
        log.write(LogLevel.WARN, "gateway/ws", "a warning", new IllegalStateException("with a trace"));
        String shown = console.toString(StandardCharsets.UTF_8);
        assertFalse(shown.contains("a detail"), shown);
        assertTrue(shown.contains("[gateway/ws] warn: a warning\n"), shown);
        assertFalse(shown.contains("with a trace"), shown);
    }

    @Test
    void verboseConcernsTheTerminalAlone() throws IOException {
        Log log = log(root.resolve("log"));
        assertFalse(log.enabled(LogLevel.DEBUG));
        log.verbose();
        assertTrue(log.enabled(LogLevel.DEBUG));
        log.write(LogLevel.DEBUG, "gateway/ws", "a detail", new IllegalStateException("with a trace"));
        log.write(LogLevel.INFO, "gateway/ws", "a line", null);
        String shown = console.toString(StandardCharsets.UTF_8);
        assertTrue(shown.contains("[gateway/ws] a detail\njava.lang.IllegalStateException: with a trace"), shown);
        assertEquals(List.of("a line"), messages(log.file()));
    }

    @Test
    void ofALibraryOnlyWarningsCount() {
        var jetty = new LogProvider().getLoggerFactory().getLogger("org.eclipse.jetty.server.Server");
        assertFalse(jetty.isInfoEnabled());
        assertTrue(jetty.isWarnEnabled());
        assertTrue(new LogProvider().getLoggerFactory().getLogger("gateway/ws").isInfoEnabled());
    }

    private Log log(Path... folders) {
        Clock clock = new Clock() {
            @Override
            public ZoneId getZone() { return ZoneOffset.ofHours(2); }

            @Override
            public Clock withZone(ZoneId zone) { throw new UnsupportedOperationException(); }

            @Override
            public Instant instant() { return now; }
        };
        return new Log(LogPlace.daily(List.of(folders)), clock, new LogConsole(new PrintStream(console, true, StandardCharsets.UTF_8)));
    }

    private static List<JsonNode> lines(Path file) throws IOException {
        List<JsonNode> lines = new java.util.ArrayList<>();
        for (String line : Files.readAllLines(file))
            lines.add(JSON.readTree(line));
        return lines;
    }

    private static List<String> messages(Path file) throws IOException {
        return lines(file).stream().map(line -> line.path("1").asText()).toList();
    }
}
