package ai.openclaw.method.logs;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * The last lines of a file that grows.
 *
 * @param cursor the byte behind the last whole line; where the next read goes on
 * @param size of the file in bytes
 * @param lines whole lines, oldest first
 * @param truncated whether lines before them were left out
 * @param reset whether the cursor that was given lies behind the end, as after the file was changed for another
 */
record LogTail(long cursor, long size, List<String> lines, boolean truncated, boolean reset) {
    /**
     * @param from a cursor; negative for the end of the file
     * @param limit the most lines
     * @param maxBytes the most bytes that are read
     */
    static LogTail read(Path file, long from, int limit, int maxBytes) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long size = channel.size();
            boolean reset = from > size;
            boolean follows = from >= 0 && !reset;
            long earliest = Math.max(0, size - maxBytes);
            long start = follows ? Math.max(from, earliest) : earliest;
            boolean cut = start > (follows ? from : 0);
            return lines(read(channel, start, (int) (size - start)), start, cut, limit, size, reset);
        } catch (NoSuchFileException e) {
            return new LogTail(0, 0, List.of(), false, from > 0);
        }
    }

    private static byte[] read(FileChannel channel, long start, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length);
        while (buffer.hasRemaining() && channel.read(buffer, start + buffer.position()) >= 0) {
            // until it is full or the file ends
        }
        byte[] bytes = new byte[buffer.position()];
        buffer.flip().get(bytes);
        return bytes;
    }

    /** @param cut whether the first line may have lost its beginning */
    private static LogTail lines(byte[] bytes, long start, boolean cut, int limit, long size, boolean reset) {
        int end = lastNewline(bytes) + 1;
        String text = new String(bytes, 0, end, StandardCharsets.UTF_8);
        List<String> lines = text.lines().skip(cut ? 1 : 0).toList();
        boolean more = lines.size() > limit;
        return new LogTail(start + end, size, more ? lines.subList(lines.size() - limit, lines.size()) : lines, cut || more, reset);
    }

    private static int lastNewline(byte[] bytes) {
        int i = bytes.length - 1;
        while (i >= 0 && bytes[i] != '\n')
            i--;
        return i;
    }
}
