package ai.openclaw.core;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a file that was put away: {@code <file>.<why>.<time with dashes>} (contract section 19).
 *
 * @param of the name of the file that it was
 * @param why {@code deleted}, {@code single}, {@code reset} or {@code bak}
 * @param at when it was put away
 */
record ArchivedName(String of, String why, Instant at) {
    private static final Pattern FORM = Pattern.compile(
            "(.+)\\.(deleted|single|reset|bak)\\.(?:(\\d{4}-\\d\\d-\\d\\d)T(\\d\\d)-(\\d\\d)-(\\d\\d(?:\\.\\d{1,9})?)Z|(\\d{13}))");

    /** Where a file is put away now. */
    static Path of(Path file, String why, Instant now) {
        return file.resolveSibling(file.getFileName() + "." + why + "." + now.truncatedTo(ChronoUnit.MILLIS).toString().replace(':', '-'));
    }

    /** What a name says; the time of some copies is in milliseconds. */
    static Optional<ArchivedName> parse(String name) {
        Matcher matcher = FORM.matcher(name);
        if (!matcher.matches())
            return Optional.empty();
        try {
            Instant at = matcher.group(7) != null
                    ? Instant.ofEpochMilli(Long.parseLong(matcher.group(7)))
                    : Instant.parse(matcher.group(3) + "T" + matcher.group(4) + ":" + matcher.group(5) + ":" + matcher.group(6) + "Z");
            return Optional.of(new ArchivedName(matcher.group(1), matcher.group(2), at));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
