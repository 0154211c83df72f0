package ai.openclaw.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.LogLevel;
import ai.openclaw.api.LogSettings;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Settings of the log take effect while it is written. */
class LogSettingsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    @TempDir
    Path root;
    private final ByteArrayOutputStream console = new ByteArrayOutputStream();
    private Instant now = Instant.parse("2026-11-20T10:00:00Z");
    private Log log;

    @BeforeEach
    void start() {
        Clock clock = new Clock() {
            @Override
            public ZoneId getZone() { return ZoneOffset.UTC; }

            @Override
            public Clock withZone(ZoneId zone) { throw new UnsupportedOperationException(); }

            @Override
            public Instant instant() { return now; }
        };
        log = new Log(LogPlace.daily(List.of(root.resolve("usual"))), clock,
                new LogConsole(new PrintStream(console, true, StandardCharsets.UTF_8)));
    }

    @Test
    void theLevelsOfFileAndTerminalAreTheirOwn() throws IOException {
        assertEquals(List.of(), log.apply(levels(LogLevel.TRACE, LogLevel.ERROR)));
        assertTrue(log.enabled(LogLevel.TRACE));
        say(LogLevel.TRACE, "fine");
        say(LogLevel.ERROR, "bad");
        assertEquals(List.of("fine", "bad"), messages(log.file()));
        assertEquals("2026-11-20T10:00:00.000Z [gateway] error: bad\n", shown());
        log.apply(levels(LogLevel.SILENT, LogLevel.SILENT));
        assertFalse(log.enabled(LogLevel.FATAL));
        say(LogLevel.FATAL, "nobody hears");
        assertEquals(2, messages(log.file()).size());
    }

    @Test
    void theTerminalHasThreeStyles() {
        log.apply(style(LogSettings.Style.COMPACT));
        say(LogLevel.INFO, "short");
        log.apply(style(LogSettings.Style.JSON));
        say(LogLevel.WARN, "for \"machines\"");
        assertEquals("10:00:00 [gateway] short\n{\"time\":\"2026-11-20T10:00:00.000Z\",\"level\":\"warn\","
                + "\"subsystem\":\"gateway\",\"message\":\"for \\\"machines\\\"\"}\n", shown());
    }

    @Test
    void aFileOfItsOwnIsNotOneOfTheDay() throws IOException {
        Path file = root.resolve("own/gateway.log");
        log.apply(file(file));
        say(LogLevel.INFO, "today");
        now = now.plusSeconds(86_400);
        say(LogLevel.INFO, "tomorrow");
        assertEquals(file, log.file());
        assertEquals(List.of("today", "tomorrow"), messages(file));
    }

    @Test
    void aFileThatIsNamedLikeThatOfADayIsANewOneEveryDay() throws IOException {
        log.apply(file(root.resolve("own/openclaw-2026-01-01.log")));
        say(LogLevel.INFO, "today");
        now = now.plusSeconds(86_400);
        say(LogLevel.INFO, "tomorrow");
        assertEquals(root.resolve("own/openclaw-2026-11-21.log"), log.file());
        assertEquals(List.of("today"), messages(root.resolve("own/openclaw-2026-11-20.log")));
    }

    @Test
    void aFileThatCannotBeWrittenLeavesTheFormerOne() throws IOException {
        say(LogLevel.INFO, "before");
        Path before = log.file();
        Path folder = Files.createDirectory(root.resolve("folder"));
        List<String> told = log.apply(file(folder));
        say(LogLevel.INFO, "after");
        assertEquals(
                List.of("logging.file: " + folder + " cannot be written: " + folder + " is no plain file; the log goes on in " + before),
                told);
        assertEquals(told, log.problems());
        assertEquals(List.of("before", "after"), messages(before));
        assertEquals(List.of(), log.apply(LogSettings.DEFAULT));
        assertEquals(List.of(), log.problems());
    }

    @Test
    void noLineIsLostWhileTheFileMoves() throws Exception {
        List<Path> files = List.of(root.resolve("a.log"), root.resolve("b.log"));
        int lines = 4000;
        Thread writer = Thread.ofPlatform().start(() -> {
            for (int i = 0; i < lines; i++)
                log.write(LogLevel.INFO, "gateway/test", "line " + i, null);
        });
        for (int i = 0; writer.isAlive(); i++)
            log.apply(file(files.get(i % 2)));
        writer.join(60_000);
        Set<String> found = new HashSet<>();
        for (Path file : List.of(files.get(0), files.get(1), root.resolve("usual/openclaw-2026-11-20.log")))
            if (Files.exists(file))
                found.addAll(messages(file));
        assertEquals(lines, found.size());
    }

    @Test
    void aFileThatSomebodyMovedAwayIsMadeAnew() throws IOException {
        say(LogLevel.INFO, "one");
        Files.move(log.file(), root.resolve("rotated"));
        now = now.plusSeconds(2);
        say(LogLevel.INFO, "two");
        assertEquals(List.of("one"), messages(root.resolve("rotated")));
        assertEquals(List.of("two"), messages(log.file()));
    }

    @Test
    void aFullFileIsNotWrittenFurtherAndToldOf() throws IOException {
        log.apply(new LogSettings(Optional.empty(), Optional.empty(), Optional.of(300L), Optional.empty(), LogSettings.Style.PRETTY, true,
                List.of()));
        say(LogLevel.INFO, "one");
        say(LogLevel.INFO, "two");
        assertEquals(List.of("one"), messages(log.file()));
        assertTrue(log.problems().getFirst().contains("has reached logging.maxFileBytes (300)"), log.problems().toString());
        log.apply(LogSettings.DEFAULT);
        say(LogLevel.INFO, "three");
        assertEquals(List.of("one", "three"), messages(log.file()));
        assertEquals(List.of(), log.problems());
    }

    @Test
    void aLineThatWasCutByACrashDoesNotSpoilTheNext() throws IOException {
        Files.createDirectories(log.file().getParent());
        Files.writeString(log.file(), "{\"1\":\"whole\"}\n{\"1\":\"ha");
        say(LogLevel.INFO, "next");
        List<String> lines = Files.readAllLines(log.file());
        assertEquals("next", JSON.readTree(lines.getLast()).path("1").asText());
        assertEquals(3, lines.size());
    }

    @Test
    void linesThatFoundNoRoomAreCounted() throws IOException {
        Path folder = Files.createDirectories(root.resolve("usual"));
        Path file = log.file();
        Path blocked = Files.createDirectory(file);
        say(LogLevel.INFO, "lost");
        say(LogLevel.INFO, "lost too");
        assertTrue(log.problems().getFirst().endsWith("2 lines are lost so far"), log.problems().toString());
        Files.delete(blocked);
        say(LogLevel.INFO, "there again");
        List<String> lines = messages(folder.resolve(file.getFileName()));
        assertTrue(lines.getFirst().startsWith("2 log lines before this one are lost: "), lines.getFirst());
        assertEquals("there again", lines.getLast());
        assertEquals(List.of(), log.problems());
    }

    @Test
    void aLineThatIsTooLongIsCut() throws IOException {
        say(LogLevel.INFO, "x".repeat(Log.MAX_CHARS + 5));
        assertTrue(messages(log.file()).getFirst().endsWith("x… (5 more characters)"));
    }

    @Test
    void credentialsAreMaskedInFileAndTerminalUnlessThatIsOff() throws IOException {
        say(LogLevel.WARN, "OPENAI_API_KEY=sk-abcdefghijklmnop1234");
        String masked = "OPENAI_API_KEY=sk-abc…1234";
        assertEquals(List.of(masked), messages(log.file()));
        assertTrue(shown().contains(masked), shown());
        log.apply(redact(true, "order-(\\d+)"));
        say(LogLevel.WARN, "order-1234 and token=abc");
        log.apply(redact(false));
        say(LogLevel.WARN, "token=abc");
        assertEquals(List.of(masked, "order-*** and token=abc", "token=abc"), messages(log.file()));
    }

    @Test
    void aPatternThatIsNoneLeavesTheFormerOnes() {
        List<String> told = log.apply(redact(true, "fine", "(oh dear"));
        assertEquals(List.of("logging.redactPatterns[1]: no regular expression: Unclosed group; what was masked before is masked still"),
                told);
        assertEquals("token=***", log.masked("token=abc"));
    }

    private void say(LogLevel level, String text) { log.write(level, "gateway", text, null); }

    private String shown() { return console.toString(StandardCharsets.UTF_8); }

    private static LogSettings levels(LogLevel file, LogLevel console) {
        return new LogSettings(Optional.of(file), Optional.empty(), Optional.empty(), Optional.of(console), LogSettings.Style.PRETTY, true,
                List.of());
    }

    private static LogSettings style(LogSettings.Style style) {
        return new LogSettings(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), style, true, List.of());
    }

    private static LogSettings file(Path file) {
        return new LogSettings(Optional.empty(), Optional.of(file), Optional.empty(), Optional.empty(), LogSettings.Style.PRETTY, true,
                List.of());
    }

    private static LogSettings redact(boolean masked, String... patterns) {
        return new LogSettings(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), LogSettings.Style.PRETTY, masked,
                List.of(patterns));
    }

    private static List<String> messages(Path file) throws IOException {
        List<String> messages = new ArrayList<>();
        for (String line : Files.readAllLines(file))
            messages.add(JSON.readTree(line).path("1").asText());
        return messages;
    }
}
