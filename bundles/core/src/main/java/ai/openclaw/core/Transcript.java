package ai.openclaw.core;

import ai.openclaw.api.AtomicFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * One conversation on disk: a file of JSON lines in the incumbent's format (contract section 19), to which lines are only added. Used by
 * one thread at a time, the owner of the session's lane; readers take {@link #messages} of a file they opened themselves.
 */
final class Transcript {
    private static final int VERSION = 3;

    private final Path file;
    private final List<Map<String, Object>> entries = new ArrayList<>();
    private String lastId = "";
    private long length;

    private Transcript(Path file) { this.file = file; }

    /** Reads a transcript, or an empty one when the file is missing. A torn last line is left out. */
    static Transcript open(Path file) throws IOException {
        Transcript transcript = new Transcript(file);
        if (Files.exists(file))
            transcript.read();
        return transcript;
    }

    private void read() throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int start = 0;
        for (int i = 0; i < bytes.length; i++)
            if (bytes[i] == '\n') {
                readLine(new String(bytes, start, i - start, StandardCharsets.UTF_8));
                start = i + 1;
            }
        length = start;
    }

    private void readLine(String line) {
        try {
            if (!line.isBlank())
                remember(Json.read(line));
        } catch (IllegalArgumentException e) {
            org.slf4j.LoggerFactory.getLogger("gateway/sessions").warn("{} has a line that is no JSON; it is left out", file);
        }
    }

    private void remember(Map<String, Object> entry) {
        entries.add(entry);
        if (!"session".equals(entry.get("type")))
            lastId = Json.text(entry, "id").orElse(lastId);
    }

    /** Whether somebody else wrote to the file since. */
    boolean stale() {
        try {
            return Files.exists(file) ? Files.size(file) != length : length != 0;
        } catch (IOException e) {
            return true;
        }
    }

    boolean isEmpty() { return entries.isEmpty(); }

    /** Adds the first line. */
    void begin(String sessionId, Path cwd) throws IOException {
        append(List.of(Json.of("type", "session", "version", VERSION, "id", sessionId, "timestamp", Instant.now().toString(), "cwd",
                cwd.toString())));
    }

    /** Adds a message; its fields are as in contract section 19. */
    String addMessage(Map<String, Object> message) throws IOException {
        String id = String.format("%08x", ThreadLocalRandom.current().nextInt());
        append(List.of(Json.of("type", "message", "id", id, "parentId", lastId.isEmpty() ? null : lastId, "timestamp",
                Instant.now().toString(), "message", message)));
        return id;
    }

    /** Writes whole lines or nothing: what a full disk left half written is cut off again. */
    private void append(List<Map<String, Object>> lines) throws IOException {
        StringBuilder text = new StringBuilder();
        for (Map<String, Object> line : lines)
            text.append(Json.write(line)).append('\n');
        ByteBuffer bytes = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8));
        int size = bytes.remaining();
        AtomicFile.folderOf(file);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.truncate(length);
            channel.position(length);
            try {
                while (bytes.hasRemaining())
                    channel.write(bytes);
            } catch (IOException e) {
                channel.truncate(length);
                throw e;
            }
        }
        length += size;
        lines.forEach(this::remember);
    }

    /** The lines of a file that are whole. */
    static List<String> lines(Path file) throws IOException {
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        return text.substring(0, text.lastIndexOf('\n') + 1).lines().filter(line -> !line.isBlank()).toList();
    }

    /** Replaces a file by its first line, which names the session, and its newest ones; returns how many lines that are. */
    static int shorten(Path file, List<String> lines, int maxLines) throws IOException {
        List<String> kept = new ArrayList<>(lines.subList(lines.size() - maxLines, lines.size()));
        if (lines.getFirst().contains("\"type\":\"session\""))
            kept.set(0, lines.getFirst());
        AtomicFile.write(file, String.join("\n", kept) + "\n");
        return kept.size();
    }

    /** Makes sure that everything added is on the disk. */
    void force() throws IOException {
        if (Files.exists(file))
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.force(false);
            }
    }

    /** The messages, oldest first. */
    List<Map<String, Object>> messages() {
        return entries.stream().filter(entry -> "message".equals(entry.get("type"))).map(entry -> Json.object(entry, "message")).toList();
    }

    /** The newest message that carries this idempotency key. */
    Optional<Map<String, Object>> byIdempotencyKey(String key) {
        List<Map<String, Object>> messages = messages();
        return messages.reversed().stream().filter(message -> key.equals(message.get("idempotencyKey"))).findFirst();
    }

    /** The messages of a file. */
    static List<Map<String, Object>> messages(Path file) {
        try {
            return open(file).messages();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
