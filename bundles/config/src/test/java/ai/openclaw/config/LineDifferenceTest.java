package ai.openclaw.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineDifferenceTest {
    @Test
    void theSameTextsHaveNoDifference() { assertEquals(List.of(), LineDifference.between("a", "x\n", "b", "x\n")); }

    @Test
    void changesThatAreFarApartStandApart() {
        String before = IntStream.range(1, 21).mapToObj(i -> i + "\n").collect(Collectors.joining());
        String after = before.replace("3\n4\n", "3\nnew\n4\n").replaceFirst("18\n", "");
        assertEquals("""
            --- a
            +++ b
            @@ -1,6 +1,7 @@
             1
             2
             3
            +new
             4
             5
             6
            @@ -15,6 +16,5 @@
             15
             16
             17
            -18
             19
             20
            """, String.join("", LineDifference.between("a", before, "b", after)));
    }

    @Test
    void thePatchToolUnderstandsIt(@TempDir Path folder) throws Exception {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/patch")), "no patch on this machine");
        Random random = new Random(7);
        for (int round = 0; round < 20; round++) {
            String before = lines(random);
            String after = lines(random);
            assertEquals(after, patched(folder, before, String.join("", LineDifference.between("a", before, "b", after))));
        }
    }

    private static String lines(Random random) {
        return IntStream.range(0, 30).filter(_ -> random.nextInt(4) > 0).mapToObj(i -> (random.nextInt(5) == 0 ? "x" : "") + i + "\n")
                .collect(Collectors.joining());
    }

    private static String patched(Path folder, String before, String difference) throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("file"), before);
        Path patch = Files.writeString(folder.resolve("patch"), difference);
        if (!difference.isEmpty())
            assertEquals(0, new ProcessBuilder("patch", "-s", file.toString(), patch.toString()).inheritIO().start().waitFor());
        return Files.readString(file);
    }
}
