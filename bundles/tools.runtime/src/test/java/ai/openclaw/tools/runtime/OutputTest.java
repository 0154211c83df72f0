package ai.openclaw.tools.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutputTest {
    private final OutputRing ring = new OutputRing();

    private void print(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ring.append(bytes, bytes.length);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 1000, 4096, 40_000, 65_536, 200_000})
    void keepsTheBeginningAndTheEndWhateverTheSizeOfThePieces(int piece) {
        StringBuilder all = new StringBuilder();
        for (int i = 0; all.length() < 450_000; i++)
            all.append(i).append('\n');
        byte[] bytes = all.toString().getBytes(StandardCharsets.US_ASCII);
        for (int at = 0; at < bytes.length; at += piece)
            ring.append(java.util.Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + piece)), Math.min(piece, bytes.length - at));
        String text = ring.text();
        long lost = (long) bytes.length - OutputRing.HEAD - OutputRing.TAIL;
        assertEquals(lost, ring.lost());
        assertEquals(all.substring(0, OutputRing.HEAD) + "\n[… " + lost + " bytes were not kept …]\n"
                + all.substring(all.length() - OutputRing.TAIL), text);
    }

    @Test
    void nothingIsLostUntilItIsFull() {
        String all = "é".repeat((OutputRing.HEAD + OutputRing.TAIL) / 2);
        print(".");
        print(all.substring(1));
        assertEquals("." + all.substring(1), ring.text(), "no character is cut where beginning and end meet");
    }

    @Test
    void drainsWhatIsNew() {
        print("one");
        assertEquals("one", ring.drain());
        assertEquals("", ring.drain());
        print("x".repeat(500_000));
        assertTrue(ring.drain().contains("bytes were not kept"));
        print("two");
        assertEquals("two", ring.drain());
        assertEquals("xtwo", ring.last(4));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"a\\e[1;31mb|ab", "\\e]0;title\\ab|b", "\\e]8;;http://x\\e~link\\e]8;;\\e~|link", "a\\b\\ab|ab",
            "10%\\r20%\\r100%\\n|100%\\n", "a\\r\\nb|a\\nb", "\\e(Bx|x", "\\e[?25lx|x", "\\u202Eabc|abc", "tab\\tstays|tab\\tstays",
            "\\eP1$r0m\\e~x|x"})
    void stripsWhatOnlyATerminalUnderstands(String raw, String shown) { assertEquals(plain(shown), PlainText.of(plain(raw))); }

    private static String plain(String text) {
        return text.replace("~", "\\").replace("\\e", "\u001b").replace("\\a", "\u0007").replace("\\b", "\b").replace("\\r", "\r")
                .replace("\\n", "\n").replace("\\t", "\t").replace("\\u202E", "\u202e");
    }

    @Test
    void takesTimeInProportionToTheText() {
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
            PlainText.of("\r" + "x".repeat(200_000));
            PlainText.of("\u001b]".repeat(100_000));
            PlainText.of("\u001b[".repeat(100_000) + "1".repeat(100_000));
        });
    }

    @Test
    void cutsLongTextInTheMiddle() {
        String cut = PlainText.cut("a".repeat(40_000) + "\ud83d\ude00".repeat(20_000));
        assertTrue(cut.length() < PlainText.LIMIT + 120);
        assertTrue(cut.contains("50000 characters left out"), cut.substring(9_900, 10_200));
        assertFalse(Character.isLowSurrogate(cut.charAt(cut.indexOf("…]\n") + 3)));
        assertEquals("short", PlainText.cut("short"));
    }

    @Test
    void saysInAFewWordsWhatACommandDoes() {
        assertEquals("print text, `echo tool-says-hi`", CommandWords.of("echo tool-says-hi"));
        assertEquals("`./build.sh && 'x'`", CommandWords.of("./build.sh &&\n  `x`"));
        assertTrue(CommandWords.of("x".repeat(500)).length() < 130);
    }

    @Test
    void knowsTheKeysOfATerminal() {
        assertEquals("\u0003", Keys.of(List.of("C-c")));
        assertEquals("\r\u001b[Aplain", Keys.of(List.of("Enter", "up", "plain")));
        assertEquals("\u001b[200~two\nlines\u001b[201~", Keys.pasted("two\nlines"));
    }
}
