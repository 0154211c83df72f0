package ai.openclaw.channel.telegram;

import java.util.List;
import java.util.Locale;

/** User ids as people write them in a configuration: numbers or text, perhaps with the channel's name in front. */
final class UserIds {
    private UserIds() {}

    /** The numeric ids, and {@code *}. A name is left out: it can be given up and taken by somebody else. */
    static List<String> of(List<Object> entries) {
        return entries.stream().map(UserIds::plain).filter(UserIds::stable).toList();
    }

    /** The entries that {@link #of} leaves out. */
    static List<String> names(List<Object> entries) {
        return entries.stream().map(UserIds::plain).filter(entry -> !stable(entry)).toList();
    }

    /** Without {@code telegram:} or {@code tg:}. */
    static String plain(Object entry) {
        String text = String.valueOf(entry).strip();
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.startsWith("telegram:"))
            return text.substring(9);
        return lower.startsWith("tg:") ? text.substring(3) : text;
    }

    private static boolean stable(String entry) { return entry.matches("-?\\d{1,19}|\\*"); }
}
