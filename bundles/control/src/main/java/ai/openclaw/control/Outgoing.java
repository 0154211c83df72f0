package ai.openclaw.control;

import ai.openclaw.api.WebSocketWire;
import ai.openclaw.protocol.Protocol;
import jakarta.websocket.CloseReason;
import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sending side of a socket: keeps the order of the frames, waits for nobody, and counts the bytes that the client has not taken yet.
 * One that lets too many pile up is cut off, for a close frame would only queue up behind them.
 */
final class Outgoing {
    private static final Logger LOG = LoggerFactory.getLogger("gateway/ws");
    private static final int MAX_REASON_BYTES = 120;
    /** More than this while one quick request is handled means that it is stuck, and the client would miss events. */
    private static final int MAX_HELD = 10_000;
    private final Session session;
    private final WebSocketWire wire;
    private final String name;
    private final AtomicLong pending = new AtomicLong();
    /** Told while a request is being handled; guarded by itself. */
    private final Deque<ByteBuffer> held = new ArrayDeque<>();
    private boolean holding;
    private volatile boolean closed;

    /** @param name the connection, for the log */
    Outgoing(Session session, WebSocketWire wire, String name) {
        this.session = session;
        this.wire = wire;
        this.name = name;
    }

    /** Sends a frame at once. */
    void send(byte[] text) {
        queue(ByteBuffer.wrap(text));
        flush();
    }

    /** Sends a frame with the next {@link #flush}, or before the socket is read again. */
    void queue(ByteBuffer text) {
        if (closed)
            return;
        int bytes = text.remaining();
        if (pending.addAndGet(bytes) > Protocol.MAX_BUFFERED) {
            LOG.warn("slow consumer conn={}: more than {} bytes wait for it; cut off", name, Protocol.MAX_BUFFERED);
            abort();
            return;
        }
        wire.send(text, failure -> {
            pending.addAndGet(-bytes);
            if (failure != null)
                abort();
        });
    }

    /** From now on what is told waits, so that the answer to a request leaves before the events that it gives rise to. */
    void hold() {
        synchronized (held) {
            holding = true;
        }
    }

    /** Lets what was told meanwhile follow; {@link #flush} sends it. */
    void release() {
        synchronized (held) {
            holding = false;
            held.forEach(this::queue);
            held.clear();
        }
    }

    /** Queues an event, or an answer that stands behind events. */
    void tell(ByteBuffer text) {
        synchronized (held) {
            if (!holding)
                queue(text);
            else if (held.size() < MAX_HELD)
                held.add(text);
            else
                abort();
        }
    }

    void flush() { wire.flush(); }

    boolean closed() { return closed; }

    /** Says goodbye behind what was sent already; waits for it to leave, but not long. */
    void close(int code, String reason) {
        if (closed)
            return;
        closed = true;
        try {
            session.close(new CloseReason(CloseReason.CloseCodes.getCloseCode(code), shortened(reason)));
        } catch (IOException | RuntimeException e) {
            LOG.debug("conn={} was gone before its goodbye: {}", name, e.toString());
            abort();
        }
    }

    /** Ends the connection at once. */
    void abort() {
        closed = true;
        wire.close();
    }

    /** A close frame has room for 123 bytes; the incumbent stops at 120. */
    private static String shortened(String reason) {
        String text = reason;
        while (text.getBytes(StandardCharsets.UTF_8).length > MAX_REASON_BYTES)
            text = text.substring(0, text.offsetByCodePoints(text.length(), -1));
        return text;
    }
}
