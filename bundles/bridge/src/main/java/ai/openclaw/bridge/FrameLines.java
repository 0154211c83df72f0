package ai.openclaw.bridge;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.IntSupplier;

/** Lines of UTF-8 from a socket, each at most so long. A read that times out loses nothing. Used by one thread. */
final class FrameLines {
    private final InputStream in;
    private byte[] bytes = new byte[4096];
    private int size;
    /** Up to here there is no line end. */
    private int searched;

    FrameLines(InputStream in) { this.in = in; }

    /**
     * The next line without its end.
     *
     * @param limit how many bytes it may have; asked again whenever more arrives
     *
     * @throws BridgeFailure when it has more
     * @throws EOFException at the end
     * @throws java.net.SocketTimeoutException when the socket's timeout is over; call again to go on
     */
    String next(IntSupplier limit) throws IOException {
        while (true) {
            for (; searched < size; searched++)
                if (bytes[searched] == '\n')
                    return take();
            int maxBytes = limit.getAsInt();
            if (size > maxBytes)
                throw new BridgeFailure("FRAME_TOO_LARGE", "a frame may have " + maxBytes + " bytes");
            if (size == bytes.length)
                bytes = Arrays.copyOf(bytes, bytes.length * 2);
            int count = in.read(bytes, size, Math.min(bytes.length - size, maxBytes + 1 - size));
            if (count < 0)
                throw new EOFException();
            size += count;
        }
    }

    private String take() {
        int end = searched > 0 && bytes[searched - 1] == '\r' ? searched - 1 : searched;
        String line = new String(bytes, 0, end, StandardCharsets.UTF_8);
        System.arraycopy(bytes, searched + 1, bytes, 0, size - searched - 1);
        size -= searched + 1;
        searched = 0;
        return line;
    }
}
