package ai.openclaw.tools.memory;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The lines of a passage that say most of what was asked for.
 *
 * @param first line in the note, counted from 1
 * @param last line
 */
record Snippet(String text, int first, int last) {
    private static final int MOST = 700;

    /** @param index knows the words */
    static Snippet of(Passage passage, List<List<String>> wanted, NoteIndex index) {
        if (passage.text().length() <= MOST)
            return new Snippet(passage.text(), passage.first(), passage.last());
        List<String> lines = passage.text().lines().toList();
        int best = 0;
        long most = 0;
        for (int i = 0; i < lines.size(); i++) {
            Set<String> there = new HashSet<>();
            index.words(lines.get(i)).forEach(there::addAll);
            long hits = wanted.stream().filter(word -> word.stream().anyMatch(there::contains)).count();
            if (hits > most) {
                most = hits;
                best = i;
            }
        }
        return around(passage, lines, best);
    }

    private static Snippet around(Passage passage, List<String> lines, int best) {
        int from = best;
        int to = best;
        int length = lines.get(best).length();
        boolean grown = true;
        while (grown) {
            grown = false;
            if (to + 1 < lines.size() && length + lines.get(to + 1).length() < MOST) {
                length += lines.get(++to).length() + 1;
                grown = true;
            }
            if (from > 0 && length + lines.get(from - 1).length() < MOST) {
                length += lines.get(--from).length() + 1;
                grown = true;
            }
        }
        String text = String.join("\n", lines.subList(from, to + 1));
        return new Snippet(text.length() > MOST ? text.substring(0, MOST) + "…" : text, passage.first() + from, passage.first() + to);
    }
}
