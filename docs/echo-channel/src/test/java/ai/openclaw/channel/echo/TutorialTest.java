package ai.openclaw.channel.echo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TutorialTest {
    private static final Path TUTORIAL = Path.of("../write-a-channel.md");

    @Test
    void aWholeChannelIsUnderSixtyLines() throws IOException {
        long lines = 0;
        for (Path file : sources())
            lines += Files.readAllLines(file).size();
        assertTrue(lines < 60, lines + " lines");
    }

    @Test
    void theTutorialShowsTheFilesAsTheyAre() throws IOException {
        String tutorial = Files.readString(TUTORIAL);
        for (Path file : sources())
            assertTrue(tutorial.contains("\n" + Files.readString(file) + "```\n"), TUTORIAL + " does not show " + file + " as it is");
    }

    @Test
    void theTutorialShowsNothingElseInJava() throws IOException {
        long shown = Files.readAllLines(TUTORIAL).stream().filter(line -> line.equals("```java")).count();
        assertEquals(sources().size() - 1, shown, "each Java file once");
    }

    private static List<Path> sources() throws IOException {
        List<Path> files = new ArrayList<>(List.of(Path.of("bnd.bnd")));
        try (Stream<Path> java = Files.walk(Path.of("src/main/java"))) {
            java.filter(Files::isRegularFile).forEach(files::add);
        }
        return files;
    }
}
