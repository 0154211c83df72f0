package ai.openclaw.bridge;

import ai.openclaw.api.JsonText;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;

/** What is on its way to one node: written by a thread of its own, so that nobody waits for a node that reads slowly. */
final class FrameWriter {
    private static final int MAX_FRAMES = 256;
    private static final long MAX_BYTES = 32L << 20;
    private static final byte[] END = new byte[0];
    private final BlockingQueue<byte[]> frames = new ArrayBlockingQueue<>(MAX_FRAMES);
    private final AtomicLong waiting = new AtomicLong();
    private final OutputStream out;

    FrameWriter(OutputStream out) { this.out = out; }

    /** Takes a frame; false when too much waits already, which is for the caller to end the connection over. */
    boolean offer(Map<String, ?> frame) {
        byte[] json = JsonText.bytes(frame);
        byte[] line = Arrays.copyOf(json, json.length + 1);
        line[json.length] = '\n';
        if (waiting.addAndGet(line.length) <= MAX_BYTES && frames.offer(line))
            return true;
        waiting.addAndGet(-line.length);
        return false;
    }

    /** Writes what waits, then ends; where too much waits, that is lost. */
    void finish() {
        while (!frames.offer(END))
            frames.clear();
    }

    /** Writes until {@link #finish} or the end of the connection. */
    @SuppressWarnings("ReferenceEquality") // END is a mark, not a text
    void run() throws IOException, InterruptedException {
        for (byte[] line = frames.take(); line != END; line = frames.take()) {
            out.write(line);
            waiting.addAndGet(-line.length);
            if (frames.isEmpty())
                out.flush();
        }
        out.flush();
    }
}
