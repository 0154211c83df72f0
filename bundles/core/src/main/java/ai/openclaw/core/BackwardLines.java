package ai.openclaw.core;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The lines of a file from the last to the first, read in blocks, so that the newest of a large file cost little. */
final class BackwardLines implements AutoCloseable {
    private static final int BLOCK = 64 << 10;

    private final FileChannel channel;
    /** Where the line that was given last begins. */
    private long start;
    /** Bytes of the file from {@code blockStart} on. */
    private byte[] block = new byte[0];
    private long blockStart;

    /** @param end behind the line feed of the last line that is wanted */
    BackwardLines(Path file, long end) throws IOException {
        channel = FileChannel.open(file, StandardOpenOption.READ);
        start = end;
        blockStart = end;
    }

    /** The line before the one that was given last. */
    Optional<String> previous() throws IOException {
        if (start == 0)
            return Optional.empty();
        long end = start - 1;
        List<byte[]> pieces = new ArrayList<>();
        long pieceEnd = end;
        while (true) {
            if (pieceEnd <= blockStart && !fill(pieceEnd)) {
                start = 0;
                break;
            }
            int feed = lastFeed((int) (pieceEnd - blockStart));
            long pieceStart = blockStart + feed + 1;
            pieces.addFirst(Arrays.copyOfRange(block, feed + 1, (int) (pieceEnd - blockStart)));
            pieceEnd = pieceStart;
            if (feed >= 0) {
                start = pieceStart;
                break;
            }
        }
        return Optional.of(text(pieces));
    }

    private int lastFeed(int end) {
        int at = end - 1;
        while (at >= 0 && block[at] != '\n')
            at--;
        return at;
    }

    /** Reads the block that ends here; false at the beginning of the file. */
    private boolean fill(long end) throws IOException {
        if (end == 0)
            return false;
        blockStart = Math.max(0, end - BLOCK);
        block = new byte[(int) (end - blockStart)];
        ByteBuffer target = ByteBuffer.wrap(block);
        while (target.hasRemaining())
            if (channel.read(target, blockStart + target.position()) < 0)
                throw new IOException("the file became shorter while it was read");
        return true;
    }

    private static String text(List<byte[]> pieces) {
        if (pieces.size() == 1)
            return new String(pieces.getFirst(), StandardCharsets.UTF_8);
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        pieces.forEach(whole::writeBytes);
        return whole.toString(StandardCharsets.UTF_8);
    }

    /** Where the line that was given last begins. */
    long start() { return start; }

    @Override
    public void close() throws IOException { channel.close(); }
}
