package ai.openclaw.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
    @TempDir
    Path folder;

    private List<String> lines() throws Exception {
        List<String> lines = new ArrayList<>();
        Journal.open(folder.resolve("j"), lines).close();
        return lines;
    }

    private void append(String... lines) throws Exception {
        try (Journal journal = Journal.open(folder.resolve("j"), new ArrayList<>())) {
            for (String line : lines)
                journal.append(line).get(5, TimeUnit.SECONDS);
        }
    }

    @Test
    void findsEverythingAgain() throws Exception {
        append("one", "zwölf");
        append("three");
        assertEquals(List.of("one", "zwölf", "three"), lines());
    }

    @Test
    void cutsATornTailOff() throws Exception {
        append("one");
        Files.writeString(folder.resolve("j"), "deadbeef tw", StandardOpenOption.APPEND);
        append("two");
        assertEquals(List.of("one", "two"), lines());
    }

    @Test
    void leavesOutADamagedLineAndKeepsTheFileForPeople() throws Exception {
        append("one", "two", "three");
        String damaged = Files.readString(folder.resolve("j")).replace("two", "twx");
        Files.writeString(folder.resolve("j"), damaged);
        assertEquals(List.of("one", "three"), lines());
        try (var files = Files.list(folder)) {
            Path copy = files.filter(file -> file.getFileName().toString().startsWith("j.damaged.")).findFirst().orElseThrow();
            assertEquals(damaged, Files.readString(copy));
        }
    }

    @Test
    void leavesADamagedLastLineOutAsATornTail() throws Exception {
        append("one", "two");
        Files.writeString(folder.resolve("j"), Files.readString(folder.resolve("j")).replace("two", "twx"));
        assertEquals(List.of("one"), lines());
    }

    @Test
    void keepsTheOrderOfManyAppends() throws Exception {
        try (Journal journal = Journal.open(folder.resolve("j"), new ArrayList<>())) {
            List<CompletableFuture<Void>> all = IntStream.range(0, 5000).mapToObj(i -> journal.append("" + i)).toList();
            CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).get(20, TimeUnit.SECONDS);
        }
        assertEquals(IntStream.range(0, 5000).mapToObj(String::valueOf).toList(), lines());
    }
}
