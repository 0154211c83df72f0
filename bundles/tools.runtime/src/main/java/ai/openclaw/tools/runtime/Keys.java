package ai.openclaw.tools.runtime;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the keys of a terminal send (xterm). */
final class Keys {
    private static final Map<String, String> NAMED = Map.ofEntries(Map.entry("enter", "\r"), Map.entry("return", "\r"),
            Map.entry("tab", "\t"), Map.entry("escape", "\u001b"), Map.entry("esc", "\u001b"), Map.entry("space", " "),
            Map.entry("backspace", "\u007f"), Map.entry("bspace", "\u007f"), Map.entry("delete", "\u001b[3~"), Map.entry("up", "\u001b[A"),
            Map.entry("down", "\u001b[B"), Map.entry("right", "\u001b[C"), Map.entry("left", "\u001b[D"), Map.entry("home", "\u001b[H"),
            Map.entry("end", "\u001b[F"), Map.entry("pageup", "\u001b[5~"), Map.entry("pagedown", "\u001b[6~"));

    private Keys() {}

    /** Keys by name, {@code C-x} and {@code ^x} with control, {@code M-x} with alt; anything else is text. */
    static String of(List<String> keys) {
        StringBuilder sent = new StringBuilder();
        keys.forEach(key -> sent.append(of(key)));
        return sent.toString();
    }

    private static String of(String key) {
        String named = NAMED.get(key.toLowerCase(Locale.ROOT));
        if (named != null)
            return named;
        if (key.matches("(?i:C-|\\^)[@-_a-z]"))
            return String.valueOf((char) (Character.toUpperCase(key.charAt(key.length() - 1)) & 0x1f));
        return key.matches("M-.") ? "\u001b" + key.charAt(2) : key;
    }

    /** Text as a paste, so that an editor does not take it for typing. */
    static String pasted(String text) {
        return "\u001b[200~" + text.replace("\u001b", "") + "\u001b[201~";
    }
}
