package ai.openclaw.api;

import java.io.Closeable;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The way out of a WebSocket beside that of Jakarta: many frames leave in one write, a text is encoded once for all who get it, and nobody
 * waits. Who takes upgrades finds a {@code Function<Session, WebSocketWire>} in the request attribute {@link #ATTRIBUTE}.
 */
public interface WebSocketWire extends Closeable {
    /** The request attribute of an upgrade. */
    String ATTRIBUTE = "openclaw.websocket.wire";

    /**
     * Queues a text frame. It leaves at the next {@link #flush}, before the socket is read again, or when much is queued.
     *
     * @param text in UTF-8; not changed afterwards
     * @param done told when the frame was taken, with the failure if it was not; must not block
     */
    void send(ByteBuffer text, Consumer<@Nullable Throwable> done);

    /** Lets out what is queued. Does not wait for it. */
    void flush();

    /** Cuts the connection at once, without a goodbye. */
    @Override
    void close();
}
