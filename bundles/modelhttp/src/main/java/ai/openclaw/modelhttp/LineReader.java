package ai.openclaw.modelhttp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Reads an answer line by line, leaving out empty ones; only whole lines are decoded. */
final class LineReader implements Pieces {
    private final AnswerBody body;
    private final Deque<String> lines = new ArrayDeque<>();
    private final ByteArrayOutputStream line = new ByteArrayOutputStream(512);
    private long total;

    LineReader(AnswerBody body) { this.body = body; }

    @Override
    public Optional<String> next(Duration timeout) throws IOException, InterruptedException {
        while (lines.isEmpty()) {
            Optional<List<ByteBuffer>> bytes = body.read(timeout);
            if (bytes.isEmpty()) {
                endLine();
                return Optional.ofNullable(lines.poll());
            }
            for (ByteBuffer buffer : bytes.get())
                take(buffer);
        }
        return Optional.of(lines.remove());
    }

    private void take(ByteBuffer buffer) throws IOException {
        total += buffer.remaining();
        if (total > MAX_TOTAL)
            throw new IOException("the answer is longer than " + (MAX_TOTAL >> 20) + " MiB");
        while (buffer.hasRemaining()) {
            byte next = buffer.get();
            if (next == '\n')
                endLine();
            else
                line.write(next);
            if (line.size() > MAX_PIECE)
                throw new IOException("a line is longer than " + (MAX_PIECE >> 20) + " MiB");
        }
    }

    private void endLine() {
        String text = line.toString(StandardCharsets.UTF_8).strip();
        line.reset();
        if (!text.isEmpty())
            lines.add(text);
    }
}
