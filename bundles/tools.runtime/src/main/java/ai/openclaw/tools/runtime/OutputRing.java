package ai.openclaw.tools.runtime;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * What a command printed: its beginning and its end, 200 KB at most; of what was between only the count is kept. Guarded by itself.
 */
final class OutputRing {
    static final int HEAD = 64 * 1024;
    static final int TAIL = 136 * 1024;

    private final ByteArrayOutputStream head = new ByteArrayOutputStream(512);
    private byte[] tail = new byte[0];
    private long total;
    private long drained;

    synchronized void append(byte[] bytes, int length) {
        int first = Math.min(length, HEAD - head.size());
        head.write(bytes, 0, first);
        if (first < length && tail.length == 0)
            tail = new byte[TAIL];
        long at = total + first - HEAD;
        for (int done = Math.max(first, length - TAIL); done < length;) {
            int place = (int) ((at + done - first) % TAIL);
            int count = Math.min(length - done, TAIL - place);
            System.arraycopy(bytes, done, tail, place, count);
            done += count;
        }
        total += length;
    }

    /** How many bytes were printed. */
    synchronized long total() { return total; }

    /** How many bytes are not kept. */
    synchronized long lost() { return Math.max(0, total - HEAD - TAIL); }

    /** All that is kept, with a note where something is missing. */
    synchronized String text() { return text(0); }

    /** The last bytes. */
    synchronized String last(int bytes) { return text(Math.max(0, total - bytes)); }

    /** What was printed since the last time. */
    synchronized String drain() {
        String text = text(drained);
        drained = total;
        return text;
    }

    synchronized boolean hasNew() { return total > drained; }

    /** What was printed is known to the one who asks later. */
    synchronized void seen() { drained = total; }

    private String text(long from) {
        String beginning = from < head.size() ? PlainText.of(Arrays.copyOfRange(head.toByteArray(), (int) from, head.size())) : "";
        if (total <= HEAD)
            return beginning;
        if (lost() == 0 && from < HEAD)
            return PlainText.of(joined((int) from));
        long kept = Math.max(from, total - TAIL);
        long missing = kept - Math.max(from, HEAD);
        String note = missing > 0 ? "\n[… " + missing + " bytes were not kept …]\n" : "";
        return beginning + note + PlainText.of(tail(Math.max(kept, HEAD)));
    }

    /** Head and tail in one, so that no character is cut in two where they meet. */
    private byte[] joined(int from) {
        byte[] end = tail(HEAD);
        byte[] all = Arrays.copyOfRange(head.toByteArray(), from, HEAD + end.length);
        System.arraycopy(end, 0, all, HEAD - from, end.length);
        return all;
    }

    private byte[] tail(long from) {
        byte[] bytes = new byte[(int) (total - from)];
        for (int i = 0; i < bytes.length; i++)
            bytes[i] = tail[(int) ((from - HEAD + i) % TAIL)];
        return bytes;
    }
}
