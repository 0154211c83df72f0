package ai.openclaw.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TranscriptTest {
    @TempDir
    Path folder;
    private Path file;

    @BeforeEach
    void name() { file = folder.resolve("s.jsonl"); }

    private static Map<String, Object> said(String text) { return Json.of("role", "user", "content", text); }

    private Transcript written(int messages) throws IOException {
        Transcript transcript = Transcript.open(file);
        transcript.begin("s", folder);
        for (int i = 0; i < messages; i++)
            transcript.addMessage(said("message " + i + " ä€😀 " + "z".repeat(i % 7 * 20_000)));
        return transcript;
    }

    @Test
    void readsOnlyAsMuchFromTheEndAsIsAskedFor() throws IOException {
        written(60);
        Transcript again = Transcript.open(file);
        assertEquals(List.of("message 58", "message 59"),
                again.newest(2).stream().map(message -> Context.text(message).substring(0, 10)).toList());
        assertTrue(again.weight() < 300_000, "weight " + again.weight());
        assertEquals(60, again.newest(1000).size());
        assertEquals(61, again.entries(Long.MAX_VALUE).size());
    }

    @Test
    void goesOnWhereAnotherReaderOfTheFileStopped() throws IOException {
        written(3);
        Transcript again = Transcript.open(file);
        again.addMessage(said("fourth"));
        List<Map<String, Object>> entries = Transcript.open(file).entries(Long.MAX_VALUE);
        assertEquals(entries.get(3).get("id"), entries.get(4).get("parentId"));
    }

    @Test
    void cutsOffATornLastLineWithTheNextMessage() throws IOException {
        written(2);
        Files.writeString(file, "{\"type\":\"mess", StandardOpenOption.APPEND);
        Transcript again = Transcript.open(file);
        assertEquals(2, again.newest(10).size());
        again.addMessage(said("after"));
        assertEquals("after", Context.text(Transcript.open(file).newest(1).getFirst()));
        assertEquals(4, Files.readAllLines(file).size());
    }

    @Test
    void aFileOfOneTornLineIsEmpty() throws IOException {
        Files.writeString(file, "{\"type\":\"sess");
        assertTrue(Transcript.open(file).isEmpty());
        Files.writeString(file, "");
        assertTrue(Transcript.open(file).isEmpty());
    }

    @Test
    void backwardLinesAreTheLinesOfTheFileWhateverTheirLengths() throws IOException {
        Random random = new Random(7);
        List<String> lines = IntStream.range(0, 300)
                .mapToObj(_ -> "é".repeat(random.nextInt(4) == 0 ? random.nextInt(90_000) : random.nextInt(50))).toList();
        Files.writeString(file, String.join("\n", lines) + "\n", StandardCharsets.UTF_8);
        try (BackwardLines backward = new BackwardLines(file, Files.size(file))) {
            for (String line : lines.reversed())
                assertEquals(line, backward.previous().orElseThrow());
            assertTrue(backward.previous().isEmpty());
        }
    }

    @Test
    void aLineThatIsNoJsonIsLeftOut() throws IOException {
        written(1);
        Files.writeString(file, "garbage\n", StandardOpenOption.APPEND);
        Transcript again = Transcript.open(file);
        again.addMessage(said("two"));
        assertEquals(2, Transcript.open(file).newest(10).size());
    }
}
