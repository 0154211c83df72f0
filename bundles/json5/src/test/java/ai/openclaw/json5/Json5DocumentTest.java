package ai.openclaw.json5;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class Json5DocumentTest {
    private static @Nullable Object read(String text) throws Json5Exception { return Json5Document.parse(text).toTree(); }

    private static Json5Exception fails(String text) { return assertThrows(Json5Exception.class, () -> read(text)); }

    @Test
    void readsTheExampleOfTheStandard() throws Exception { assertEquals(
            Map.of("unquoted", "and you can quote me on that", "singleQuotes", "I can use \"double quotes\" here", "lineBreaks",
                    "Look, Mom! No \\n's!", "hexadecimal", 0xdecafL, "leadingDecimalPoint", .8675309, "andTrailing", 8675309.0,
                    "positiveSign", 1L, "trailingComma", "in objects", "andIn", List.of("arrays"), "backwardsCompatible", "with JSON"),
            read("""
                {
                  // comments
                  unquoted: 'and you can quote me on that',
                  singleQuotes: 'I can use "double quotes" here',
                  lineBreaks: "Look, Mom! \\
                No \\\\n's!",
                  hexadecimal: 0xdecaf,
                  leadingDecimalPoint: .8675309, andTrailing: 8675309.,
                  positiveSign: +1,
                  trailingComma: 'in objects', andIn: ['arrays',],
                  "backwardsCompatible": "with JSON",
                }
                """)); }

    @Test
    void readsNumbersOfEveryForm() throws Exception {
        assertEquals(
                Arrays.asList(0L, -0x1fL, 1.5, -.5, 5.0, 1e3, 2E-2, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN,
                        Long.MAX_VALUE, 0x1p63, 1e19),
                read("[0,-0X1F,1.5,-.5,5.,1e3,2E-2,+Infinity,-Infinity,NaN,"
                        + "9223372036854775807,9223372036854775808,10000000000000000000]"));
    }

    @Test
    void readsEveryEscape() throws Exception {
        assertEquals("A\u00e9\b\f\n\r\t\u000b\0'\"\\a/|\u2028|",
                read("'\\x41\\u00e9\\b\\f\\n\\r\\t\\v\\0\\'\\\"\\\\\\a\\/|\u2028|\\\r\n\\\n\\\r\\\u2029'"));
    }

    @Test
    void readsNamesWithEscapesAndUnicode() throws Exception {
        assertEquals(Map.of("\u00fcber", 1L, "$a_1", 2L, "Abc", 3L, "null", 4L), read("{\u00fcber:1,$a_1:2,\\u0041bc:3,null:4}"));
    }

    @Test
    void takesAllWhiteSpaceAndComments() throws Exception {
        assertEquals(List.of(true, false), read("\ufeff\t\u000b\f\u00a0\u2003[/* a \n b */true,// c\u2028false]//end"));
    }

    @Test
    void letsTheLastDuplicateWin() throws Exception { assertEquals(Map.of("a", 2L), read("{a:1,a:2}")); }

    @Test
    void refusesWhatJson5Refuses() {
        for (String text : List.of("", "  // nothing", "{a:1", "[1 2]", "{a 1}", "{,}", "[,]", "'a", "'a\nb'", "'\\1'", "'\\01'", "'\\x4'",
                "'\\u12g4'", "01", "0x", "1e", ".", "+", "--1", "1a", "tru", "truex", "{a:1}}", "{a-b:1}", "{1:1}", "/* open", "{\\x41:1}",
                "undefined", "{a:1,,b:2}"))
            assertThrows(Json5Exception.class, () -> read(text), text);
    }

    @Test
    void saysWhereAndShowsTheLine() {
        Json5Exception wrong = fails("{\r\n  a: 1,\r\n  b: oops\r\n}");
        assertEquals("JSON5: invalid character 'o' at 3:6", wrong.getMessage());
        assertEquals("  b: oops", wrong.lineText());
        assertEquals("JSON5: invalid end of input at 1:16", fails("{gateway:{mode:").getMessage());
    }

    @Test
    void refusesNestingThatWouldOverflowTheStack() {
        assertEquals("JSON5: nested deeper than 200 at 1:201", fails("[".repeat(100_000)).getMessage());
        assertEquals("JSON5: nested deeper than 200 at 1:601", fails("{a:".repeat(100_000)).getMessage());
    }
}
