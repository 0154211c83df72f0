package ai.openclaw.tools.fs;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Some lines of a file, 50 KB at most, found by reading all of it once without keeping it.
 *
 * @param text the lines, joined by LF
 * @param last the number of the last one, counted from 1
 * @param total how many the file has
 * @param size of the file in bytes
 * @param cutLine whether the last one is shown in part only, for it alone is too large
 */
record LineWindow(String text, long last, long total, long size, boolean cutLine) {
    static final int LARGEST = 50 * 1024;

    static LineWindow read(InputStream in, int offset, int limit) throws IOException {
        Scan scan = new Scan(offset, limit);
        byte[] buffer = new byte[64 * 1024];
        for (int length = in.read(buffer); length >= 0; length = in.read(buffer))
            scan.add(buffer, length);
        return scan.window();
    }

    /** The state of one reading. */
    private static final class Scan {
        private final int offset;
        private final int limit;
        private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
        private final ByteArrayOutputStream current = new ByteArrayOutputStream();
        private long line = 1;
        private long last;
        private long size;
        private long lineLength;
        private boolean full;
        private boolean cut;

        Scan(int offset, int limit) {
            this.offset = offset;
            this.limit = limit;
            this.last = offset - 1L;
        }

        void add(byte[] bytes, int length) {
            size += length;
            for (int i = 0; i < length; i++) {
                if (bytes[i] == '\n')
                    endLine();
                else {
                    lineLength++;
                    if (wanted() && current.size() < LARGEST)
                        current.write(bytes[i]);
                }
            }
        }

        private boolean wanted() { return !full && line >= offset && line < (long) offset + limit; }

        private void endLine() {
            if (wanted())
                keep();
            line++;
            lineLength = 0;
            current.reset();
        }

        private void keep() {
            boolean empty = last < offset;
            if (kept.size() + current.size() + 1 > LARGEST && !empty) {
                full = true;
                return;
            }
            if (!empty)
                kept.write('\n');
            kept.writeBytes(current.toByteArray());
            last = line;
            if (lineLength > current.size()) {
                cut = true;
                full = true;
            }
        }

        LineWindow window() {
            boolean open = lineLength > 0;
            long total = open ? line : line - 1;
            if (open && wanted())
                keep();
            String text = kept.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
            return new LineWindow(text.startsWith("\ufeff") ? text.substring(1) : text, last, total, size, cut);
        }
    }
}
