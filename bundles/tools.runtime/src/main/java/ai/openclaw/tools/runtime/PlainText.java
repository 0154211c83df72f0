package ai.openclaw.tools.runtime;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Output of programs as text that is safe to show: no terminal sequences, no control characters, whatever the bytes are. */
final class PlainText {
    /** CSI, strings such as OSC with their end or without, and two-character sequences (ECMA-48 sections 5.3 to 5.6). */
    private static final Pattern SEQUENCE = Pattern.compile(
            "\u001b\\[[0-?]*+[ -/]*+[@-~]?|\u001b[\\]PX^_][^\u0007\u001b]{0,4096}+(?:\u0007|\u001b\\\\)?|\u001b[ -/]*+[0-~]?|\u009b[0-?]*+[ -/]*+[@-~]?");
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cntrl}&&[^\n\t]]|[\u202a-\u202e\u2066-\u2069\ufeff]");
    /** What a model is given of one answer. */
    static final int LIMIT = 30_000;

    private PlainText() {}

    static String of(byte[] bytes) { return of(new String(bytes, StandardCharsets.UTF_8)); }

    static String of(String raw) {
        if (raw.indexOf('\u001b') < 0 && raw.indexOf('\r') < 0
                && raw.chars().allMatch(c -> (c >= ' ' && c < 0x7f) || c == '\n' || c == '\t'))
            return raw;
        String text = SEQUENCE.matcher(raw).replaceAll("");
        return UNSEEN.matcher(text.indexOf('\r') < 0 ? text : lastOfEachLine(text))
                .replaceAll(match -> match.group().equals("\0") ? "\ufffd" : "");
    }

    /** What is seen in the end of lines that are written over and over, as progress bars are. */
    private static String lastOfEachLine(String text) {
        StringBuilder seen = new StringBuilder(text.length());
        for (String line : text.split("\n", -1)) {
            String left = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
            seen.append(left, left.lastIndexOf('\r') + 1, left.length()).append('\n');
        }
        seen.setLength(seen.length() - 1);
        return seen.toString();
    }

    /** At most {@link #LIMIT} characters of it, beginning and end, and a plain note where something was left out. */
    static String cut(String text) {
        if (text.length() <= LIMIT)
            return text;
        int head = LIMIT / 3;
        int tail = text.length() - (LIMIT - head);
        return whole(text, 0, head) + "\n[… " + (tail - head) + " characters left out; process log shows them by lines …]\n"
                + whole(text, tail, text.length());
    }

    /** A part that does not begin or end within a character. */
    static String whole(String text, int from, int to) {
        int start = from > 0 && from < text.length() && Character.isLowSurrogate(text.charAt(from)) ? from + 1 : from;
        int end = to > start && to < text.length() && Character.isHighSurrogate(text.charAt(to - 1)) ? to - 1 : to;
        return text.substring(start, end);
    }
}
