package ai.openclaw.endpoint;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.ReentrantLock;

/** An answer as server-sent events (HTML Living Standard, section 9.2). Each leaves at once; fails with {@link IOException} once the client has gone. */
public final class EventStream {
    private static final byte[] PING = ": ping\n\n".getBytes(StandardCharsets.UTF_8);
    private static final int BUFFER = 2048;
    private final OutputStream out;
    private final ReentrantLock lock = new ReentrantLock();

    EventStream(HttpServletResponse response) throws IOException {
        response.setStatus(HttpServletResponse.SC_OK);
        response.setContentType("text/event-stream; charset=utf-8");
        response.setHeader("Cache-Control", "no-cache");
        // nginx and its like would hold events back
        response.setHeader("X-Accel-Buffering", "no");
        // an event is small and leaves at once, and streams are many
        response.setBufferSize(BUFFER);
        out = response.getOutputStream();
        response.flushBuffer();
    }

    /** Tells an event without a name. */
    public void data(String line) throws IOException { write("data: " + line + "\n\n"); }

    /** Tells an event with a name. */
    public void event(String name, String line) throws IOException {
        write("event: " + name + "\ndata: " + line + "\n\n");
    }

    /** Says nothing, to learn whether the client is there still and to keep proxies from giving up. */
    public void ping() throws IOException {
        write(PING);
    }

    private void write(String text) throws IOException { write(text.getBytes(StandardCharsets.UTF_8)); }

    private void write(byte[] bytes) throws IOException {
        lock.lock();
        try {
            out.write(bytes);
            out.flush();
        } finally {
            lock.unlock();
        }
    }
}
