package ai.openclaw.config;

import java.util.List;
import java.util.Locale;

/** A line of the configuration as it may be logged: behind a key that sounds like a credential, letters and digits are hidden. */
final class SensitiveLine {
    private static final List<String> WORDS = List.of("token", "secret", "password", "key", "credential");
    private static final int MAX_LENGTH = 200;

    private SensitiveLine() {}

    static String shown(String line) {
        String lower = line.toLowerCase(Locale.ROOT);
        int from = WORDS.stream().mapToInt(lower::indexOf).filter(at -> at >= 0).map(at -> line.indexOf(':', at)).min().orElse(-1);
        StringBuilder shown = new StringBuilder(line.strip());
        int offset = line.length() - line.stripLeading().length();
        for (int i = Math.max(0, from - offset); from >= 0 && i < shown.length(); i++)
            if (Character.isLetterOrDigit(shown.charAt(i)))
                shown.setCharAt(i, '*');
        return shown.length() > MAX_LENGTH ? shown.substring(0, MAX_LENGTH) + "…" : shown.toString();
    }
}
