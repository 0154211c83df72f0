package ai.openclaw.method.logs;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Tells a cursor of one log file from that of the next, which is there after midnight or when {@code logging.file} changed: beyond the bytes
 * of a file a cursor counts how often the file was another one. Guarded by its own lock.
 */
final class FileCursor {
    /** More bytes than a log file has; 4,096 times that is less than what JavaScript counts exactly. */
    private static final long MARK = 1L << 40;
    private static final long MARKS = 4096;
    private @Nullable Path last;
    private long changes;

    /** What cursors of this file have in addition to the byte. */
    synchronized long mark(Path file) {
        if (last != null && !last.equals(file))
            changes = (changes + 1) % MARKS;
        last = file;
        return changes * MARK;
    }

    /** The byte that a cursor stands for; one of another file lies behind the end of every file. */
    static long position(long cursor, long mark) {
        long position = cursor - mark;
        if (cursor < 0)
            return -1;
        return position >= 0 && position < MARK ? position : Long.MAX_VALUE;
    }
}
