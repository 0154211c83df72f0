package ai.openclaw.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;

/**
 * What a command in a container prints: of a terminal as it is, otherwise out of frames of an eight-byte head (stream, length) as the Docker API
 * sends them. Nothing is kept here, so whoever reads slowly slows the command down.
 */
final class FrameStream extends InputStream {
    private static final int HEAD = 8;

    private final EngineConnection connection;
    private final boolean framed;
    private final Runnable ended;
    private long left;
    private boolean over;

    /** @param ended is told once there is no more */
    FrameStream(EngineConnection connection, boolean framed, Runnable ended) {
        this.connection = connection;
        this.framed = framed;
        this.ended = ended;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public synchronized int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0)
            return 0;
        try {
            if (over || (framed && !inFrame()))
                return end();
            int count = connection.read(bytes, offset, framed ? (int) Math.min(length, left) : length);
            if (count < 0)
                return end();
            left -= count;
            return count;
        } catch (ClosedChannelException e) {
            return end(); // the command was closed by somebody else, which ended it
        }
    }

    private int end() {
        if (!over) {
            over = true;
            ended.run();
        }
        return -1;
    }

    /** Goes to the next frame with something in it. */
    private boolean inFrame() throws IOException {
        byte[] head = new byte[HEAD];
        while (left == 0) {
            for (int have = 0; have < HEAD;) {
                int count = connection.read(head, have, HEAD - have);
                if (count < 0)
                    return false;
                have += count;
            }
            left = Integer.toUnsignedLong(ByteBuffer.wrap(head).getInt(HEAD / 2));
        }
        return true;
    }

    @Override
    public void close() { connection.close(); }
}
