package ai.openclaw.core;

import java.util.ArrayList;
import java.util.List;

/** Cuts a long text into pieces that a platform takes, at the best place: paragraph, line, sentence, word. A code fence is closed and opened again. */
final class TextChunks {
    private static final String FENCE = "```";
    private static final List<String> BREAKS = List.of("\n\n", "\n", ". ", " ");

    private TextChunks() {}

    /** @param limit UTF-16 units; at least 16 */
    static List<String> of(String text, int limit) {
        int room = Math.max(limit, 16);
        List<String> pieces = new ArrayList<>();
        String rest = text.strip();
        while (rest.length() > room) {
            int cut = cut(rest, room - FENCE.length() - 1);
            String piece = rest.substring(0, cut).stripTrailing();
            rest = rest.substring(cut).stripLeading();
            if (openFence(piece)) {
                piece += "\n" + FENCE;
                rest = FENCE + "\n" + rest;
            }
            pieces.add(piece);
        }
        if (!rest.isEmpty())
            pieces.add(rest);
        return pieces;
    }

    private static int cut(String text, int room) {
        for (String mark : BREAKS) {
            int at = text.lastIndexOf(mark, room - mark.length());
            if (at > room / 3)
                return at + mark.length();
        }
        return Character.isHighSurrogate(text.charAt(room - 1)) ? room - 1 : room;
    }

    private static boolean openFence(String piece) {
        int fences = 0;
        for (int at = piece.indexOf(FENCE); at >= 0; at = piece.indexOf(FENCE, at + FENCE.length()))
            fences++;
        return fences % 2 == 1;
    }
}
