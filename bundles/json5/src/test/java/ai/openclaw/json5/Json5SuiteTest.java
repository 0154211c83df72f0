package ai.openclaw.json5;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The cases of the public JSON5 test suite by their names there, written from the specification of JSON5 1.0. */
class Json5SuiteTest {
    private final Map<String, @Nullable Object> valid = new LinkedHashMap<>();
    private final Map<String, String> texts = new LinkedHashMap<>();
    private final Map<String, String> invalid = new LinkedHashMap<>();

    @TestFactory
    Stream<DynamicTest> readsWhatIsValid() {
        arrays();
        comments();
        misc();
        newLines();
        numbers();
        objects();
        strings();
        return texts.entrySet().stream().map(test -> DynamicTest.dynamicTest(test.getKey(), () -> {
            Json5Document document = Json5Document.parse(test.getValue());
            assertEquals(valid.get(test.getKey()), document.toTree());
            assertEquals(test.getValue(), document.text());
        }));
    }

    @TestFactory
    Stream<DynamicTest> refusesWhatIsInvalidAndSaysWhere() {
        arrays();
        comments();
        misc();
        newLines();
        numbers();
        objects();
        strings();
        return invalid.entrySet().stream().map(test -> DynamicTest.dynamicTest(test.getKey(), () -> {
            Json5Exception wrong = assertThrows(Json5Exception.class, () -> Json5Document.parse(test.getValue()));
            List<String> lines = Arrays.asList(test.getValue().split("\r\n|\r|\n", -1));
            assertEquals(lines.get(wrong.line() - 1), wrong.lineText());
            assertTrue(wrong.column() >= 1 && wrong.column() <= wrong.lineText().length() + 1, String.valueOf(wrong.getMessage()));
            assertTrue(String.valueOf(wrong.getMessage()).endsWith(" at " + wrong.line() + ":" + wrong.column()), wrong.getMessage());
        }));
    }

    private void ok(String name, String text, @Nullable Object value) {
        texts.put(name, text);
        valid.put(name, value);
    }

    private void bad(String name, String text) { invalid.put(name, text); }

    private void arrays() {
        ok("arrays/empty-array", "[]", List.of());
        bad("arrays/leading-comma-array", "[\n    ,null\n]");
        bad("arrays/lone-trailing-comma-array", "[\n    ,\n]");
        bad("arrays/no-comma-array", "[\n    true\n    false\n]");
        ok("arrays/regular-array", "[\n    true,\n    false,\n    null\n]", Arrays.asList(true, false, null));
        ok("arrays/trailing-comma-array", "[\n    null,\n]", Arrays.asList((Object) null));
    }

    private void comments() {
        ok("comments/block-comment-following-array-element", "[\n    false\n    /*\n        true\n    */\n]", List.of(false));
        ok("comments/block-comment-following-top-level-value", "null\n/*\n    Some non-comment top-level value is needed;\n*/", null);
        ok("comments/block-comment-in-string", "\"This /* block comment */ isn't really a block comment.\"",
                "This /* block comment */ isn't really a block comment.");
        ok("comments/block-comment-preceding-top-level-value", "/*\n    Some non-comment top-level value is needed;\n*/\nnull", null);
        ok("comments/block-comment-with-asterisks",
                "/**\n * This is a JavaDoc-like block comment.\n * It contains asterisks inside of it.\n"
                        + " * It might also be closed with multiple asterisks.\n * Like this:\n **/\ntrue",
                true);
        ok("comments/inline-comment-following-array-element", "[\n    false   // true\n]", List.of(false));
        ok("comments/inline-comment-following-top-level-value", "null // Some non-comment top-level value is needed;", null);
        ok("comments/inline-comment-in-string", "\"This inline comment // isn't really an inline comment.\"",
                "This inline comment // isn't really an inline comment.");
        ok("comments/inline-comment-preceding-top-level-value", "// Some non-comment top-level value is needed;\nnull", null);
        bad("comments/top-level-block-comment", "/*\n    This should fail;\n    comments cannot be the only top-level value.\n*/");
        bad("comments/top-level-inline-comment", "// This should fail; comments cannot be the only top-level value.");
        bad("comments/unterminated-block-comment",
                "true\n/*\n    This block comment doesn't terminate.\n    There was a legitimate value before"
                        + " this,\n    but this is still invalid JS/JSON5.\n");
    }

    private void misc() {
        bad("misc/empty", "");
        ok("misc/npm-package",
                "{\"name\": \"npm\", \"publishConfig\": {\"proprietary-attribs\": false}, \"keywords\": [\"package manager\"],"
                        + "\n \"bin\": \"./bin/npm-cli.js\", \"engines\": {\"node\": \"*\"}}",
                npm());
        ok("misc/npm-package5", """
            {
              name: 'npm',
              publishConfig: {
                'proprietary-attribs': false,
              },
              keywords: [
                'package manager', // of sorts
              ],
              bin: './bin/npm-cli.js',
              engines: { node: '*', },
            }
            """, npm());
        Map<String, Object> readme = new LinkedHashMap<>();
        readme.put("foo", "bar");
        readme.put("while", true);
        readme.put("this", "is a multi-line string");
        readme.put("here", "is another");
        readme.put("hex", 0xDEADbeefL);
        readme.put("half", .5);
        readme.put("delta", 10L);
        readme.put("to", Double.POSITIVE_INFINITY);
        readme.put("finally", "a trailing comma");
        readme.put("oh", List.of("we shouldn't forget", "arrays can have", "trailing commas too"));
        ok("misc/readme-example", """
            {
                foo: 'bar',
                while: true,

                this: 'is a \\
            multi-line string',

                // this is an inline comment
                here: 'is another', // inline comment

                /* this is a block comment
                   that continues on another line */

                hex: 0xDEADbeef,
                half: .5,
                delta: +10,
                to: Infinity,   // and beyond!

                finally: 'a trailing comma',
                oh: [
                    "we shouldn't forget",
                    'arrays can have',
                    'trailing commas too',
                ],
            }
            """, readme);
        ok("misc/valid-whitespace",
                "{\n     \f // An invalid form feed character (\\x0c) has been entered before this comment.\n"
                        + "\t\u000b\u00a0\ufeff\u2003\u2028\u2029\r\n    // Be careful not to delete it.\n  \"a\": true\n}",
                Map.of("a", true));
    }

    private static Map<String, Object> npm() {
        return Map.of("name", "npm", "publishConfig", Map.of("proprietary-attribs", false), "keywords", List.of("package manager"), "bin",
                "./bin/npm-cli.js", "engines", Map.of("node", "*"));
    }

    private void newLines() {
        ok("new-lines/comment-cr", "{\r    // This comment is terminated with `\\r`.\r}", Map.of());
        ok("new-lines/comment-crlf", "{\r\n    // This comment is terminated with `\\r\\n`.\r\n}\r\n", Map.of());
        ok("new-lines/comment-lf", "{\n    // This comment is terminated with `\\n`.\n}\n", Map.of());
        ok("new-lines/comment-ls", "{\n    // This comment is terminated with U+2028.\u2028a: 1}", Map.of("a", 1L));
        ok("new-lines/escaped-cr", "{\r    // the following string contains an escaped `\\r`\r    a: 'line 1 \\\rline 2'\r}",
                Map.of("a", "line 1 line 2"));
        ok("new-lines/escaped-crlf", "{\r\n    // the following string contains an escaped `\\r\\n`\r\n    a: 'line 1 \\\r\nline 2'\r\n}",
                Map.of("a", "line 1 line 2"));
        ok("new-lines/escaped-lf", "{\n    // the following string contains an escaped `\\n`\n    a: 'line 1 \\\nline 2'\n}",
                Map.of("a", "line 1 line 2"));
    }

    private void numbers() {
        for (String sign : List.of("", "+", "-")) {
            String name = "numbers/" + (sign.isEmpty() ? "" : sign.equals("+") ? "positive-" : "negative-");
            double by = sign.equals("-") ? -1 : 1;
            long whole = sign.equals("-") ? -1 : 1;
            ok(name + "float-leading-decimal-point", sign + ".5", by * .5);
            ok(name + "float-leading-zero", sign + "0.5", by * .5);
            ok(name + "float-trailing-decimal-point", sign + "5.", by * 5.0);
            ok(name + "float-trailing-decimal-point-with-integer-exponent", sign + "5.e4", by * 5e4);
            ok(name + "float-with-integer-exponent", sign + "1.2e3", by * 1.2e3);
            ok(name + "float", sign + "1.2", by * 1.2);
            ok(name + "hexadecimal", sign + "0xC8", whole * 0xC8);
            ok(name + "hexadecimal-lowercase-letter", sign + "0xc8", whole * 0xc8);
            ok(name + "hexadecimal-uppercase-x", sign + "0XC8", whole * 0xC8);
            ok(name + "hexadecimal-with-integer-exponent", sign + "0xc8e4", whole * 0xc8e4);
            bad(name + "hexadecimal-empty", sign + "0x");
            ok(name + "infinity", sign + "Infinity", by * Double.POSITIVE_INFINITY);
            ok(name + "nan", sign + "NaN", Double.NaN);
            ok(name + "integer", sign + "15", whole * 15);
            bad(name + "integer-with-float-exponent", sign + "1e2.3");
            bad(name + "integer-with-hexadecimal-exponent", sign + "1e0x4");
            ok(name + "integer-with-integer-exponent", sign + "2e23", by * 2e23);
            bad(name + "integer-with-negative-float-exponent", sign + "1e-2.3");
            bad(name + "integer-with-negative-hexadecimal-exponent", sign + "1e-0x4");
            ok(name + "integer-with-negative-integer-exponent", sign + "2e-23", by * 2e-23);
            ok(name + "integer-with-negative-zero-integer-exponent", sign + "5e-0", by * 5.0);
            bad(name + "integer-with-positive-float-exponent", sign + "1e+2.3");
            bad(name + "integer-with-positive-hexadecimal-exponent", sign + "1e+0x4");
            ok(name + "integer-with-positive-integer-exponent", sign + "1e+2", by * 1e2);
            ok(name + "integer-with-positive-zero-integer-exponent", sign + "5e+0", by * 5.0);
            ok(name + "integer-with-zero-integer-exponent", sign + "5e0", by * 5.0);
            bad(name + "lone-decimal-point", sign + ".");
            bad(name + "noctal", sign + "080");
            bad(name + "noctal-with-leading-octal-digit", sign + "0780");
            bad(name + "octal", sign + "010");
            bad(name + "zero-octal", sign + "00");
            ok(name + "zero-float-leading-decimal-point", sign + ".0", by * 0.0);
            ok(name + "zero-float-trailing-decimal-point", sign + "0.", by * 0.0);
            ok(name + "zero-float", sign + "0.0", by * 0.0);
            ok(name + "zero-hexadecimal", sign + "0x0", 0L);
            ok(name + "zero-integer", sign + "0", 0L);
            ok(name + "zero-integer-with-exponent", sign + "0e23", by * 0.0);
        }
        bad("numbers/two-signs", "+-1");
        bad("numbers/space-behind-the-sign", "- 1");
        bad("numbers/name-behind", "12px");
    }

    private void objects() {
        ok("objects/duplicate-keys", "{\n    \"a\": true,\n    \"a\": false\n}", Map.of("a", false));
        ok("objects/empty-object", "{}", Map.of());
        bad("objects/illegal-unquoted-key-number", "{\n    10twenty: \"ten twenty\"\n}");
        bad("objects/illegal-unquoted-key-symbol", "{\n    multi-word: \"multi-word\"\n}");
        bad("objects/leading-comma-object", "{\n    ,\"foo\": \"bar\"\n}");
        bad("objects/lone-trailing-comma-object", "{\n    ,\n}");
        bad("objects/no-comma-object", "{\n    \"foo\": \"bar\"\n    \"hello\": \"world\"\n}");
        ok("objects/reserved-unquoted-key", "{\n    while: true\n}", Map.of("while", true));
        ok("objects/single-quoted-key", "{\n    'hello': \"world\"\n}", Map.of("hello", "world"));
        ok("objects/trailing-comma-object", "{\n    \"foo\": \"bar\",\n}", Map.of("foo", "bar"));
        ok("objects/unquoted-keys",
                "{\n    hello: \"world\",\n    _: \"underscore\",\n    $: \"dollar sign\",\n    one1: \"numerals\",\n"
                        + "    _$_: \"multiple symbols\",\n    $_$hello123world_$_: \"mixed\"\n}",
                Map.of("hello", "world", "_", "underscore", "$", "dollar sign", "one1", "numerals", "_$_", "multiple symbols",
                        "$_$hello123world_$_", "mixed"));
        ok("todo/unicode-escaped-unquoted-key", "{\n    sig\\u03A3ma: \"the sum of all things\"\n}",
                Map.of("sig\u03a3ma", "the sum of all things"));
        ok("todo/unicode-unquoted-key", "{\n    \u00fcml\u00e5\u00fbt: \"that's not really an \u00fcmlaut, but this is\"\n}",
                Map.of("\u00fcml\u00e5\u00fbt", "that's not really an \u00fcmlaut, but this is"));
    }

    private void strings() {
        ok("strings/escaped-single-quoted-string", "'I can\\'t wait'", "I can't wait");
        ok("strings/multi-line-string", "'hello\\\n world'", "hello world");
        ok("strings/single-quoted-string", "'hello world'", "hello world");
        bad("strings/unescaped-multi-line-string", "\"foo\nbar\"");
        ok("strings/line-separators", "'\u2028\u2029'", "\u2028\u2029");
        bad("strings/octal-escape", "'\\01'");
        bad("strings/unterminated", "'hello");
    }
}
