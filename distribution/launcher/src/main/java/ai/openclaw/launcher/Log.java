package ai.openclaw.launcher;

import ai.openclaw.api.LogLevel;
import ai.openclaw.api.LogSettings;
import ai.openclaw.api.Logs;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The log: JSON lines in a file (contract section 20) and short lines on the terminal, with credentials masked in both. */
final class Log implements Logs {
    static final Log INSTANCE = new Log(LogPlace.usual(), Clock.system(ZoneId.systemDefault()), new LogConsole(System.out));

    /** A line that is longer is cut, so that it can be shown, sent and searched in a known time. */
    static final int MAX_CHARS = 1 << 16;

    private final Clock clock;
    private final LogPlace usual;
    private final LogFile file;
    private final LogConsole console;
    private volatile LogLevel threshold = LogLevel.INFO;
    private volatile Redaction redaction = Redaction.USUAL;
    private volatile List<String> problems = List.of();

    /** @param usual where the file is unless a setting says otherwise */
    Log(LogPlace usual, Clock clock, LogConsole console) {
        this.usual = usual;
        this.clock = clock;
        this.file = new LogFile(usual, clock);
        this.console = console;
    }

    /** The file that is written today. */
    Path file() { return file.path(); }

    /** Shows details on the terminal; the file has its own level. */
    void verbose() { console.verbose(); }

    boolean enabled(LogLevel level) { return level.passes(threshold) || level.passes(console.threshold()); }

    /** Writes one line to the file, and to the terminal what its reader should see. */
    void write(LogLevel level, String subsystem, String message, @Nullable Throwable failure) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        Redaction masks = redaction;
        String text = masks.masked(cut(message));
        String trace = failure == null ? "" : masks.masked(cut("\n" + trace(failure)));
        if (level.passes(threshold))
            file.append(LogLine.json(level, subsystem, text + trace, now));
        console.write(level, subsystem, text, trace, now);
    }

    private static String cut(String text) {
        return text.length() <= MAX_CHARS ? text : text.substring(0, MAX_CHARS) + "… (" + (text.length() - MAX_CHARS) + " more characters)";
    }

    private static String trace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    @Override
    public synchronized List<String> apply(LogSettings settings) {
        List<String> found = new ArrayList<>();
        redact(settings, found);
        move(settings, found);
        file.maxBytes(settings.maxFileBytes().orElse(LogFile.MAX_BYTES));
        threshold = settings.level().orElse(LogLevel.INFO);
        console.apply(settings);
        problems = List.copyOf(found);
        return problems;
    }

    private void redact(LogSettings settings, List<String> found) {
        if (!settings.masked())
            redaction = Redaction.NONE;
        else if (settings.patterns().isEmpty())
            redaction = Redaction.USUAL;
        else
            try {
                redaction = Redaction.of(settings.patterns());
            } catch (IllegalArgumentException e) {
                found.add(e.getMessage() + "; what was masked before is masked still");
            }
    }

    private void move(LogSettings settings, List<String> found) {
        Path wanted = settings.file().orElse(null);
        try {
            file.moveTo(wanted == null ? usual : LogPlace.chosen(wanted));
        } catch (IOException e) {
            found.add("logging.file: " + (wanted == null ? "the usual file" : wanted) + " cannot be written: " + LogPlace.why(e)
                    + "; the log goes on in " + file.path());
        }
    }

    @Override
    public List<String> problems() {
        return Stream.of(problems.stream(), file.problem().stream(), redaction.problems().stream()).flatMap(lines -> lines).toList();
    }

    @Override
    public String masked(String text) { return redaction.masked(text); }
}
