package ai.openclaw.tools.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PassagesTest {
    private static final MemorySettings.Chunking USUAL = new MemorySettings.Chunking(400, 80);

    @Test
    void aShortNoteIsOnePassage() {
        assertEquals(List.of(new Passage("A", 1, 4, "# A\nx\n## B\ny")), Passages.of("# A\nx\n## B\ny\n", USUAL));
        assertEquals(List.of(), Passages.of(" \n\n", USUAL));
    }

    @Test
    void longSectionsAreOnTheirOwnUnderTheirHeadings() {
        String section = "word ".repeat(200).strip();
        List<Passage> passages = Passages.of("# A\n" + section + "\n## B\n" + section + "\n# C\n" + section, USUAL);
        assertEquals(List.of("A", "A > B", "C"), passages.stream().map(Passage::heading).toList());
        assertEquals(List.of(1, 3, 5), passages.stream().map(Passage::first).toList());
        assertEquals(List.of(2, 4, 6), passages.stream().map(Passage::last).toList());
    }

    @Test
    void lineNumbersAreThoseOfTheNoteAndNeighboursOverlap() {
        List<String> lines = IntStream.rangeClosed(1, 300).mapToObj(i -> "line number " + i + " of them all").toList();
        List<Passage> passages = Passages.of(String.join("\n", lines), USUAL);
        assertTrue(passages.size() > 4);
        for (Passage passage : passages) {
            assertEquals(lines.subList(passage.first() - 1, passage.last()).stream().collect(Collectors.joining("\n")), passage.text());
            assertTrue(passage.text().length() <= 1600);
        }
        for (int i = 1; i < passages.size(); i++)
            assertTrue(passages.get(i).first() <= passages.get(i - 1).last() && passages.get(i).first() > passages.get(i - 1).first());
        assertEquals(300, passages.getLast().last());
    }

    @Test
    void aLineWithoutEndIsDividedAndAHeadingInCodeIsNone() {
        List<Passage> passages = Passages.of("x".repeat(5000) + "\nend", USUAL);
        assertTrue(passages.size() >= 4, passages.toString());
        assertEquals(1, passages.getFirst().first());
        assertEquals(2, passages.getLast().last());
        assertEquals("", Passages.of("```\n# no heading\n```\ntext", USUAL).getFirst().heading());
    }
}
