package ai.openclaw.launcher;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The log: JSON lines in a file of the day (contract section 20) and short lines on the terminal. The lock guards the file. A disk that
 * is full costs log lines, never work.
 */
final class LogFile {
    /** Levels by their number in the file. */
    enum Level {
        TRACE(1), DEBUG(2), INFO(3), WARN(4), ERROR(5), FATAL(6);

        private final int id;

        Level(int id) { this.id = id; }

        int id() { return id; }
    }

    /** The incumbent's folder, where its command line looks; another user may have it. */
    static final LogFile INSTANCE = new LogFile(
            List.of(temporary("openclaw"), temporary("openclaw-" + System.getProperty("user.name")), ownFolder()),
            Clock.system(ZoneId.systemDefault()), System.out);

    /** Files of a day beyond this size are not written further; 500 MB. */
    private static final long MAX_BYTES = 500L << 20;

    private final List<Path> folders;
    private final Clock clock;
    private final PrintStream console;
    private final String host = System.getenv().getOrDefault("HOSTNAME", "localhost");
    private Path folder;
    private @Nullable OutputStream out;
    private LocalDate day = LocalDate.EPOCH;
    private long written;
    private volatile Level threshold = Level.INFO;
    private volatile boolean verbose;

    /** @param folders the first of them that is ours and can be written is taken */
    LogFile(List<Path> folders, Clock clock, PrintStream console) {
        this.folders = List.copyOf(folders);
        this.folder = folders.getFirst();
        this.clock = clock;
        this.console = console;
    }

    private static Path temporary(String name) { return Path.of(System.getProperty("java.io.tmpdir"), name); }

    private static Path ownFolder() { return Path.of(System.getProperty("user.home"), ".openclaw", "logs"); }

    /** The file that is written today. */
    synchronized Path file() { return folder.resolve("openclaw-" + LocalDate.now(clock) + ".log"); }

    /** Shows on the terminal all that goes to the file. */
    void verbose() {
        verbose = true;
        threshold = Level.DEBUG;
    }

    boolean enabled(Level level) { return level.compareTo(threshold) >= 0; }

    /** Writes one line to the file, and to the terminal what its reader should see. */
    void write(Level level, String subsystem, String message, @Nullable Throwable problem) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        String text = problem == null ? message : message + "\n" + trace(problem);
        append(LogLine.json(level, subsystem, text, now, host));
        boolean warning = level.compareTo(Level.WARN) >= 0;
        boolean shown = verbose || warning || (level == Level.INFO && !subsystem.contains("/"));
        if (shown)
            console.println(LogLine.STAMP.format(now) + " [" + subsystem + "] "
                    + (warning ? level.name().toLowerCase(Locale.ROOT) + ": " : "") + (verbose ? text : message));
    }

    private synchronized void append(String line) {
        try {
            LocalDate today = LocalDate.now(clock);
            if (out == null || !today.equals(day))
                open(today);
            byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
            if (out != null && written < MAX_BYTES) {
                out.write(bytes);
                written += bytes.length;
            }
        } catch (IOException e) {
            out = null;
        }
    }

    private void open(LocalDate today) throws IOException {
        if (out != null)
            out.close();
        out = null;
        for (Path candidate : folders)
            if (usable(candidate)) {
                folder = candidate;
                Path file = file();
                if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS))
                    Files.createFile(file, attributes(file, "rw-------"));
                out = Files.newOutputStream(file, StandardOpenOption.APPEND, LinkOption.NOFOLLOW_LINKS);
                written = Files.size(file);
                day = today;
                return;
            }
    }

    /** A folder of another user, or a link to somewhere else, is a trap in a place that everybody can write. */
    private static boolean usable(Path folder) {
        try {
            if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS))
                Files.createDirectories(folder, attributes(folder, "rwx------"));
            return Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS) && Files.isWritable(folder) && ours(folder);
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean ours(Path folder) throws IOException {
        return !posix(folder) || Files.getOwner(folder).getName().equals(System.getProperty("user.name"));
    }

    private static FileAttribute<?>[] attributes(Path path, String mode) {
        return posix(path)
                ? new FileAttribute<?>[]{PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))}
                : new FileAttribute<?>[0];
    }

    private static boolean posix(Path path) { return path.getFileSystem().supportedFileAttributeViews().contains("posix"); }

    private static String trace(Throwable problem) {
        java.io.StringWriter text = new java.io.StringWriter();
        problem.printStackTrace(new java.io.PrintWriter(text));
        return text.toString();
    }
}
