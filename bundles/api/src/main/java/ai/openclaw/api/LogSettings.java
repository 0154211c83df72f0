package ai.openclaw.api;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What the log is to be like (contract section 14.4). What is empty is as the process was started.
 *
 * @param level the least grave lines of the file
 * @param file absolute; one named {@code openclaw-YYYY-MM-DD.log}, with these letters or a date, is a new one every day
 * @param maxFileBytes a file that is longer is not written further
 * @param consoleLevel the least grave lines of the terminal
 * @param masked whether credentials are masked
 * @param patterns regular expressions of what is masked in the place of the usual ones
 */
public record LogSettings(Optional<LogLevel> level, Optional<Path> file, Optional<Long> maxFileBytes, Optional<LogLevel> consoleLevel,
        Style style, boolean masked, List<String> patterns) {
    /** The log as the process was started. */
    public static final LogSettings DEFAULT = new LogSettings(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
            Style.PRETTY, true, List.of());

    /** What lines look like on the terminal. */
    public enum Style {
        /** Date and time, subsystem, text. */
        PRETTY,
        /** The time of day instead. */
        COMPACT,
        /** One JSON object a line. */
        JSON
    }

    public LogSettings {
        patterns = List.copyOf(patterns);
    }
}
