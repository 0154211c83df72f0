package ai.openclaw.json5;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Texts with everything that JSON5 allows, and what each means. */
final class RandomJson5 {
    private static final List<String> SPACES = List.of("", "", "", " ", "\n", "\r\n", "\r", "\t", "\u000b", "\f", "\u00a0", "\ufeff",
            "\u2028", "\u2029", "\u2003", "/* c */", "/***/", "/* \n // */", "// c\n", "// c\u2028", "//\r\n", "// '{[\r");
    private static final List<String> NAMES = List.of("a", "b", "$", "_x1", "while", "null", "\u00fcber", "\u03c3\u0301");
    private static final List<String> NUMBERS = List.of("0", "-0x1F", "+7", "9223372036854775807", "-9223372036854775808",
            "9223372036854775808", ".5", "5.", "-1.25e-3", "1E+4", "0XdecAF", "Infinity", "-Infinity", "+Infinity", "NaN", "-.0");
    private static final List<@Nullable Object> VALUES = new ArrayList<>(List.of(0L, -31L, 7L, Long.MAX_VALUE, Long.MIN_VALUE, 0x1p63, .5,
            5.0, -1.25e-3, 1e4, 0xdecafL, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, Double.NaN, -.0));

    private final Random random;
    private final StringBuilder text = new StringBuilder();

    private RandomJson5(Random random) { this.random = random; }

    /** @param tree in JDK types */
    record Sample(String text, @Nullable Object tree) {}

    static Sample of(Random random) {
        RandomJson5 writer = new RandomJson5(random);
        writer.text.append(random.nextInt(5) == 0 ? "\ufeff" : "");
        writer.gap();
        Object tree = writer.object(0);
        writer.gap();
        return new Sample(writer.text.toString(), tree);
    }

    private void gap() {
        for (int i = random.nextInt(3); i > 0; i--)
            text.append(pick(SPACES));
    }

    private <T> T pick(List<T> choices) { return choices.get(random.nextInt(choices.size())); }

    private @Nullable Object value(int depth) {
        int kind = random.nextInt(depth > 4 ? 5 : 8);
        return switch (kind) {
            case 0 -> word("true", true);
            case 1 -> word("null", null);
            case 2 -> number();
            case 3, 4 -> string();
            case 5 -> array(depth + 1);
            default -> object(depth + 1);
        };
    }

    private @Nullable Object word(String word, @Nullable Object meaning) {
        text.append(word);
        return meaning;
    }

    private @Nullable Object number() {
        int at = random.nextInt(NUMBERS.size());
        text.append(NUMBERS.get(at));
        return VALUES.get(at);
    }

    private List<@Nullable Object> array(int depth) {
        List<@Nullable Object> list = new ArrayList<>();
        text.append('[');
        gap();
        for (int i = random.nextInt(4); i > 0; i--) {
            list.add(value(depth));
            gap();
            comma(i > 1);
        }
        text.append(']');
        return list;
    }

    private Map<String, @Nullable Object> object(int depth) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        text.append('{');
        gap();
        for (int i = random.nextInt(5); i > 0; i--) {
            String key = key();
            gap();
            text.append(':');
            gap();
            map.put(key, value(depth));
            gap();
            comma(i > 1);
        }
        text.append('}');
        return map;
    }

    private void comma(boolean needed) {
        if (needed || random.nextBoolean()) {
            text.append(',');
            gap();
        }
    }

    private String key() {
        String name = pick(NAMES);
        switch (random.nextInt(4)) {
            case 0 -> text.append(name);
            case 1 -> text.append(String.format("\\u%04X", (int) name.charAt(0))).append(name, 1, name.length());
            default -> {
                return string();
            }
        }
        return name;
    }

    private String string() {
        char quote = random.nextBoolean() ? '"' : '\'';
        StringBuilder meaning = new StringBuilder();
        text.append(quote);
        for (int i = random.nextInt(6); i > 0; i--)
            character(quote, meaning);
        text.append(quote);
        return meaning.toString();
    }

    private void character(char quote, StringBuilder meaning) {
        switch (random.nextInt(12)) {
            case 0 -> both(meaning, "\\n", "\n");
            case 1 -> both(meaning, "\\x41", "A");
            case 2 -> both(meaning, "\\uD83D\\uDE00", "\ud83d\ude00");
            case 3 -> both(meaning, "\\v\\0 ", "\u000b\0 ");
            case 4 -> both(meaning, "\\" + quote, String.valueOf(quote));
            case 5 -> both(meaning, quote == '"' ? "'" : "\"", quote == '"' ? "'" : "\"");
            case 6 -> both(meaning, "\\" + pick(List.of("\n", "\r\n", "\r", "\u2028", "\u2029")), "");
            case 7 -> both(meaning, "\u2028\u2029", "\u2028\u2029");
            case 8 -> both(meaning, "\\q\\/", "q/");
            case 9 -> both(meaning, "// no /* comment */ {}[],:", "// no /* comment */ {}[],:");
            case 10 -> both(meaning, "\ud83d\ude00\t", "\ud83d\ude00\t");
            default -> both(meaning, "plain", "plain");
        }
    }

    private void both(StringBuilder meaning, String written, String meant) {
        text.append(written);
        meaning.append(meant);
    }
}
