package ai.openclaw.launcher;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The file that log lines are appended to. A new place is taken once its file is open, so that every line is in the old file or in the new
 * one. A disk that is full costs log lines, never work; how many is written when there is room again. Guarded by its own lock.
 */
final class LogFile {
    /** 500 MB (contract section 14.4). */
    static final long MAX_BYTES = 500L << 20;
    /** How often it is looked whether somebody moved the file away. */
    private static final long LOOK_MS = 1000;

    private final Clock clock;
    private LogPlace place;
    private Path folder;
    private Path file;
    private @Nullable OutputStream out;
    private @Nullable Object identity;
    private LocalDate day = LocalDate.EPOCH;
    private long maxBytes = MAX_BYTES;
    private long written;
    private long lookedAt;
    private long lost;
    private boolean halfLine;
    private String failure = "";

    LogFile(LogPlace place, Clock clock) {
        this.place = place;
        this.clock = clock;
        this.folder = place.folders().getFirst();
        this.file = place.file(folder, today());
    }

    private LocalDate today() { return LocalDate.now(clock); }

    /** The file that is written today. */
    synchronized Path path() { return place.file(folder, today()); }

    synchronized void maxBytes(long bytes) { maxBytes = bytes; }

    /** Goes on in another place from the next line; the file there is open when this returns, or all is as it was. */
    synchronized void moveTo(LogPlace next) throws IOException {
        if (next.equals(place))
            return;
        LogPlace.Opened opened = next.open(today());
        place = next;
        take(opened);
    }

    /** What keeps lines from the file. */
    synchronized Optional<String> problem() {
        if (!failure.isEmpty())
            return Optional.of("the log file " + file + " cannot be written: " + failure + "; " + lost + " lines are lost so far");
        return written < maxBytes
                ? Optional.empty()
                : Optional.of("the log file " + file + " has reached logging.maxFileBytes (" + maxBytes
                        + "), so nothing more is written to it; " + lost + " lines are lost so far");
    }

    synchronized void append(String line) {
        try {
            openIfNeeded();
            byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
            if (out == null || written >= maxBytes) {
                lost++;
                return;
            }
            byte[] before = repair();
            out.write(before);
            out.write(bytes);
            halfLine = false;
            written += before.length + bytes.length;
            lost = 0;
            failure = "";
        } catch (IOException e) {
            lost++;
            failure = LogPlace.why(e);
            close();
        }
    }

    /** What goes before the first line after a failure: the end of a line that was cut, and what is missing. */
    private byte[] repair() {
        String missing = lost == 0 || failure.isEmpty() ? "" : LogLine.lost(lost, failure, clock);
        return ((halfLine ? "\n" : "") + missing).getBytes(StandardCharsets.UTF_8);
    }

    private void openIfNeeded() throws IOException {
        LocalDate today = today();
        long now = clock.millis();
        if (out != null && today.equals(day) && Math.abs(now - lookedAt) >= LOOK_MS) {
            lookedAt = now;
            if (!LogPlace.identity(file).equals(Optional.ofNullable(identity)))
                close();
        }
        if (out == null || !today.equals(day))
            take(place.open(today));
    }

    private void take(LogPlace.Opened opened) throws IOException {
        close();
        out = opened.out();
        file = opened.file();
        folder = opened.folder();
        identity = LogPlace.identity(file).orElse(null);
        written = Files.size(file);
        halfLine = written > 0 && !endsWithLine(file, written);
        day = today();
        lookedAt = clock.millis();
    }

    /** Whoever wrote last, another process perhaps, may have ended in the middle of a line. */
    private static boolean endsWithLine(Path file, long size) throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            ByteBuffer last = ByteBuffer.allocate(1);
            return channel.position(size - 1).read(last) == 1 && last.get(0) == '\n';
        }
    }

    private void close() {
        OutputStream closing = out;
        out = null;
        try {
            if (closing != null)
                closing.close();
        } catch (IOException e) {
            // every line was written when it came; there is nothing left to lose
        }
    }
}
