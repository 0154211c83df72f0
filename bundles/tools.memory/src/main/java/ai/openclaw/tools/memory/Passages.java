package ai.openclaw.tools.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Divides a note into passages: at headings where they are, else by length, with some lines in both neighbours. */
final class Passages {
    private static final Pattern HEADING = Pattern.compile("(#{1,6})\\s+(.*?)\\s*#*");
    private static final int CHARS_OF_A_TOKEN = 4;
    /** A new heading starts a new passage once there is so much in the former one: a third. */
    private static final int PART = 3;
    private final int most;
    private final int overlap;
    private final List<Passage> passages = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();
    private final String[] headings = new String[7];
    private String heading = "";
    private int first = 1;
    private int chars;
    /** Lines at the beginning that stand in the former passage as well. */
    private int repeated;
    private boolean code;

    private Passages(MemorySettings.Chunking chunking) {
        most = chunking.tokens() * CHARS_OF_A_TOKEN;
        overlap = Math.min(chunking.overlap(), chunking.tokens() / 2) * CHARS_OF_A_TOKEN;
    }

    static List<Passage> of(String text, MemorySettings.Chunking chunking) {
        Passages passages = new Passages(chunking);
        text.lines().forEach(passages::line);
        passages.end(false);
        return passages.passages;
    }

    private void line(String line) {
        code ^= line.startsWith("```");
        Matcher found = HEADING.matcher(line);
        boolean begins = !code && found.matches();
        if (begins && chars > most / PART)
            end(false);
        if (begins)
            under(found.group(1).length(), found.group(2));
        // a line that is longer than a passage is divided as well
        for (int from = 0; from == 0 || from < line.length(); from += most)
            piece(line.substring(from, Math.min(line.length(), from + most)), from > 0);
    }

    private void piece(String piece, boolean sameLine) {
        if (chars > 0 && chars + piece.length() > most)
            end(!sameLine);
        if (sameLine && !lines.isEmpty())
            lines.set(lines.size() - 1, lines.getLast() + piece);
        else if (sameLine) {
            first--;
            lines.add(piece);
        } else
            lines.add(piece);
        chars += piece.length() + 1;
    }

    private void under(int level, String title) {
        headings[level] = title;
        for (int deeper = level + 1; deeper < headings.length; deeper++)
            headings[deeper] = "";
        if (lines.size() <= repeated || chars == 0)
            heading = joined();
    }

    private String joined() {
        StringBuilder joined = new StringBuilder();
        for (String title : headings)
            if (title != null && !title.isEmpty())
                joined.append(joined.isEmpty() ? "" : " > ").append(title);
        return joined.toString();
    }

    private void end(boolean overlapping) {
        String text = String.join("\n", lines).strip();
        if (!text.isEmpty() && lines.size() > repeated)
            passages.add(new Passage(heading, first, first + lines.size() - 1, text));
        List<String> again = new ArrayList<>();
        int kept = 0;
        for (int i = lines.size() - 1; overlapping && i > 0 && kept + lines.get(i).length() < overlap; i--) {
            again.addFirst(lines.get(i));
            kept += lines.get(i).length() + 1;
        }
        first += lines.size() - again.size();
        lines.clear();
        lines.addAll(again);
        repeated = again.size();
        chars = kept;
        heading = joined();
    }
}
