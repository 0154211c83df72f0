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

/**
 * Reads the data of server-sent events (WHATWG HTML section 9.2). Lines end with LF, CR or CR LF; comments and other fields are left out;
 * a character may be split over two reads, for only whole lines are decoded.
 */
final class EventReader implements Pieces {
    private static final String DATA = "data:";

    private final AnswerBody body;
    private final Deque<String> events = new ArrayDeque<>();
    private final ByteArrayOutputStream line = new ByteArrayOutputStream(512);
    private final StringBuilder data = new StringBuilder();
    private boolean afterCarriageReturn;
    private long total;

    EventReader(AnswerBody body) { this.body = body; }

    @Override
    public Optional<String> next(Duration timeout) throws IOException, InterruptedException {
        while (events.isEmpty()) {
            Optional<List<ByteBuffer>> bytes = body.read(timeout);
            if (bytes.isEmpty())
                return rest();
            for (ByteBuffer buffer : bytes.get())
                take(buffer);
        }
        return Optional.of(events.remove());
    }

    /** Some servers leave out the empty line behind the last event. */
    private Optional<String> rest() {
        endLine();
        endEvent();
        return Optional.ofNullable(events.poll());
    }

    private void take(ByteBuffer buffer) throws IOException {
        total += buffer.remaining();
        if (total > MAX_TOTAL)
            throw new IOException("the answer is longer than " + (MAX_TOTAL >> 20) + " MiB");
        while (buffer.hasRemaining()) {
            byte next = buffer.get();
            if (next == '\r' || (next == '\n' && !afterCarriageReturn))
                endLine();
            else if (next != '\n')
                line.write(next);
            afterCarriageReturn = next == '\r';
            if (line.size() + data.length() > MAX_PIECE)
                throw new IOException("an event is longer than " + (MAX_PIECE >> 20) + " MiB");
        }
    }

    private void endLine() {
        String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        if (text.isEmpty())
            endEvent();
        else if (text.startsWith(DATA))
            data.append(data.isEmpty() ? "" : "\n").append(text, text.startsWith(" ", DATA.length()) ? 6 : 5, text.length());
    }

    private void endEvent() {
        if (!data.isEmpty())
            events.add(data.toString());
        data.setLength(0);
    }
}
