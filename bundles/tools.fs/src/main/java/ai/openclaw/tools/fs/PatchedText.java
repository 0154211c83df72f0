package ai.openclaw.tools.fs;

import ai.openclaw.api.GatewayException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** A text whose passages are exchanged one after the other; lines that stay keep their spelling and their line ends. */
final class PatchedText {
    private static final List<UnaryOperator<String>> READINGS = List.of(UnaryOperator.identity(), String::stripTrailing, String::strip);
    private final String path;
    private final List<String> lines;
    private final boolean windows;
    private int from;

    private PatchedText(String path, TextContent content) {
        this.path = path;
        this.windows = content.windows();
        this.lines = new ArrayList<>(List.of(content.text().split("\n", -1)));
    }

    /** @throws GatewayException that says which passage was not found */
    static String of(String path, TextContent content, List<Patch.Hunk> hunks) {
        PatchedText text = new PatchedText(path, content);
        hunks.forEach(text::apply);
        return String.join("\n", text.lines);
    }

    private void apply(Patch.Hunk hunk) {
        if (!hunk.heading().isEmpty())
            from = 1 + find(List.of(hunk.heading()), from, false);
        List<String> old = hunk.lines().stream().filter(line -> line.charAt(0) != '+').map(line -> line.substring(1)).toList();
        int at = old.isEmpty() ? place(hunk) : find(old, from, hunk.last());
        List<String> changed = new ArrayList<>();
        int next = at;
        for (String line : hunk.lines())
            switch (line.charAt(0)) {
                case '+' -> changed.add(line.substring(1) + (windows ? "\r" : ""));
                case '-' -> next++;
                default -> changed.add(lines.get(next++));
            }
        lines.subList(at, next).clear();
        lines.addAll(at, changed);
        from = at + changed.size();
    }

    /** Where lines go that nothing stands before: behind their heading, or at the end of the text. */
    private int place(Patch.Hunk hunk) {
        if (!hunk.heading().isEmpty())
            return from;
        boolean ends = lines.getLast().isEmpty();
        if (!ends)
            lines.add("");
        return lines.size() - 1;
    }

    private int find(List<String> wanted, int start, boolean last) {
        for (UnaryOperator<String> reading : READINGS) {
            List<String> words = wanted.stream().map(reading).toList();
            int end = lines.size() - words.size();
            for (int at = last ? Math.max(start, end - 1) : start; at <= end; at++)
                if (matches(words, at, reading))
                    return at;
        }
        throw GatewayException.invalid("the patch does not apply, and nothing was changed: " + path + " has no passage"
                + (start > 0 ? " after line " + start : "") + " that reads\n"
                + String.join("\n", wanted.subList(0, Math.min(5, wanted.size()))) + "\nRead the file again and make a new patch.");
    }

    private boolean matches(List<String> words, int at, UnaryOperator<String> reading) {
        for (int i = 0; i < words.size(); i++) {
            String line = lines.get(at + i);
            String plain = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
            if (!reading.apply(plain).equals(words.get(i)))
                return false;
        }
        return true;
    }
}
