package ai.openclaw.control;

import ai.openclaw.protocol.Protocol;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Puts a frame together from its pieces and counts its bytes, so that one that is too big is refused before it is held in memory. Used by
 * the thread that reads the socket; the limit is raised by another.
 */
final class FrameAssembler {
    private final StringBuilder text = new StringBuilder();
    private final ByteArrayOutputStream binary = new ByteArrayOutputStream();
    private volatile int limit = Protocol.MAX_HANDSHAKE_FRAME;
    private int size;

    /** A frame that is complete. */
    record Frame(String text, int size) {}

    /** From now on big frames are accepted. */
    void connected() { limit = Protocol.MAX_FRAME; }

    Optional<Frame> add(String piece, boolean last) throws TooBig {
        count(utf8Length(piece));
        if (last && text.isEmpty())
            return Optional.of(finish(piece));
        text.append(piece);
        return last ? Optional.of(finish(text.toString())) : Optional.empty();
    }

    Optional<Frame> add(ByteBuffer piece, boolean last) throws TooBig {
        count(piece.remaining());
        byte[] bytes = new byte[piece.remaining()];
        piece.get(bytes);
        binary.writeBytes(bytes);
        return last ? Optional.of(finish(binary.toString(StandardCharsets.UTF_8))) : Optional.empty();
    }

    private void count(int bytes) throws TooBig {
        size += bytes;
        if (size > limit)
            throw new TooBig();
    }

    private Frame finish(String whole) {
        Frame frame = new Frame(whole, size);
        size = 0;
        text.setLength(0);
        binary.reset();
        if (text.capacity() > Protocol.MAX_HANDSHAKE_FRAME)
            text.trimToSize();
        return frame;
    }

    /** The bytes of a text in UTF-8; of a piece that splits a surrogate pair, the bytes of its half. */
    static int utf8Length(String text) {
        int length = text.length();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80)
                length += c < 0x800 || Character.isSurrogate(c) ? 1 : 2;
        }
        return length;
    }

    /** A frame above the limit. */
    static final class TooBig extends Exception {
        private static final long serialVersionUID = 1;
    }
}
