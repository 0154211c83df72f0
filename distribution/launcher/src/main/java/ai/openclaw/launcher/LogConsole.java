package ai.openclaw.launcher;

import ai.openclaw.api.LogLevel;
import ai.openclaw.api.LogSettings;
import java.io.PrintStream;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** What the person at the terminal sees of the log (contract section 20). */
final class LogConsole {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
    private final PrintStream out;
    private volatile boolean verbose;
    private volatile LogSettings settings = LogSettings.DEFAULT;

    LogConsole(PrintStream out) { this.out = out; }

    /** Shows details too, whatever the settings say. */
    void verbose() { verbose = true; }

    void apply(LogSettings next) { settings = next; }

    LogLevel threshold() { return verbose ? LogLevel.DEBUG : settings.consoleLevel().orElse(LogLevel.INFO); }

    /** Unless somebody asked for a level, what a part of a subsystem says is a detail when it is no warning. */
    private boolean shows(LogLevel level, String subsystem) {
        boolean asked = verbose || settings.consoleLevel().isPresent() || level.passes(LogLevel.WARN);
        return level.passes(threshold()) && (asked || subsystem.indexOf('/') < 0);
    }

    /** @param trace where a failure came from; for those who want details only */
    void write(LogLevel level, String subsystem, String message, String trace, OffsetDateTime at) {
        if (!shows(level, subsystem))
            return;
        LogSettings now = settings;
        String text = threshold().passes(LogLevel.INFO) ? message : message + trace;
        out.println(switch (now.style()) {
            case PRETTY -> LogLine.STAMP.format(at) + " [" + subsystem + "] " + prefix(level) + text;
            case COMPACT -> TIME.format(at) + " [" + subsystem + "] " + prefix(level) + text;
            case JSON -> "{\"time\":" + LogLine.quoted(LogLine.STAMP.format(at)) + ",\"level\":\"" + name(level) + "\",\"subsystem\":"
                    + LogLine.quoted(subsystem) + ",\"message\":" + LogLine.quoted(text) + "}";
        });
    }

    private static String prefix(LogLevel level) {
        return Optional.of(name(level)).filter(_ -> level.passes(LogLevel.WARN)).map(name -> name + ": ").orElse("");
    }

    private static String name(LogLevel level) { return level.name().toLowerCase(Locale.ROOT); }
}
