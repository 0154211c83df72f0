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
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.LoggerFactory;

/**
 * One conversation on disk: a file of JSON lines in the incumbent's format (contract section 19), to which lines are only added. Its newest
 * entries are kept read, and older ones are read when they are asked for. Used by one thread at a time, the owner of the session's lane.
 */
final class Transcript {
    private static final int VERSION = 3;
    /** How far back the message of an idempotency key is looked for: only what a crash interrupted asks, and that stands at the end. */
    private static final long KEYS_ROOM = 1 << 20;

    private final Path file;
    /** The entries from {@code tailStart} to the end. */
    private final Deque<Entry> tail = new ArrayDeque<>();
    private long tailStart;
    private long length;
    private long tailSize;
    private long tailBytes;

    /**
     * A line of the file.
     *
     * @param size how much of a model's sight it takes, in characters
     * @param bytes how long the line is
     */
    private record Entry(Map<String, Object> tree, long size, long bytes) {}

    private Transcript(Path file) { this.file = file; }

    /** Opens a transcript, or an empty one when the file is missing. A torn last line is left out, and gone with the next that is added. */
    static Transcript open(Path file) throws IOException {
        Transcript transcript = new Transcript(file);
        if (Files.exists(file))
            transcript.length = wholeLines(file);
        transcript.tailStart = transcript.length;
        return transcript;
    }

    /** Where the last whole line ends. */
    private static long wholeLines(Path file) throws IOException {
        long size = Files.size(file);
        try (BackwardLines lines = new BackwardLines(file, size + 1)) {
            var _ = lines.previous();
            return lines.start();
        }
    }

    /** Reads back until so many characters are read, or so many messages, or all. */
    private void load(long room, int messages) throws IOException {
        if (tailStart == 0 || (tailSize >= room && count() >= messages))
            return;
        int found = count();
        try (BackwardLines lines = new BackwardLines(file, tailStart)) {
            while (tailSize < room || found < messages) {
                Optional<String> line = lines.previous();
                tailStart = lines.start();
                if (line.isEmpty())
                    return;
                Optional<Entry> entry = read(line.get());
                entry.ifPresent(tail::addFirst);
                tailSize += entry.map(Entry::size).orElse(0L);
                tailBytes += entry.map(Entry::bytes).orElse(0L);
                if (entry.filter(Transcript::isMessage).isPresent())
                    found++;
            }
        }
    }

    private int count() { return (int) tail.stream().filter(Transcript::isMessage).count(); }

    private static boolean isMessage(Entry entry) { return "message".equals(entry.tree.get("type")); }

    private Optional<Entry> read(String line) {
        try {
            return line.isBlank() ? Optional.empty() : Optional.of(entry(Json.read(line), line.length()));
        } catch (IllegalArgumentException e) {
            LoggerFactory.getLogger("gateway/sessions").warn("{} has a line that is no JSON; it is left out", file);
            return Optional.empty();
        }
    }

    private static Entry entry(Map<String, Object> tree, long bytes) {
        return new Entry(tree, Context.size(Json.object(tree, "message")) + 1, bytes);
    }

    /** Whether somebody else wrote to the file since. */
    boolean stale() {
        try {
            return Files.exists(file) ? Files.size(file) != length : length != 0;
        } catch (IOException e) {
            return true;
        }
    }

    boolean isEmpty() { return length == 0; }

    /** Bytes of the entries that are kept read. */
    long weight() { return tailBytes; }

    /** Adds the first line. */
    void begin(String sessionId, Path cwd) throws IOException {
        append(Json.of("type", "session", "version", VERSION, "id", sessionId, "timestamp", Instant.now().toString(), "cwd",
                cwd.toString()));
    }

    /** Adds a message; its fields are as in contract section 19. */
    String addMessage(Map<String, Object> message) throws IOException {
        return add("message", Json.of("message", message));
    }

    /** Adds an entry of the tree. */
    String add(String type, Map<String, Object> fields) throws IOException {
        String id = String.format("%08x", ThreadLocalRandom.current().nextInt());
        Map<String, Object> line = Json.of("type", type, "id", id, "parentId", lastId(), "timestamp", Instant.now().toString());
        line.putAll(fields);
        append(line);
        return id;
    }

    private Optional<String> lastId() throws IOException {
        load(1, 1);
        return Optional.ofNullable(tail.peekLast()).filter(entry -> !"session".equals(entry.tree.get("type")))
                .flatMap(entry -> Json.text(entry.tree, "id"));
    }

    /** Writes a whole line or nothing: what a full disk left half written is cut off again. */
    private void append(Map<String, Object> line) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap((Json.write(line) + "\n").getBytes(StandardCharsets.UTF_8));
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
        Entry entry = entry(line, size);
        tail.addLast(entry);
        tailSize += entry.size;
        tailBytes += size;
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

    /** The newest entries: as many as take so much of a model's sight, or all; oldest first. */
    List<Map<String, Object>> entries(long room) throws IOException {
        load(room, 1);
        return tail.stream().map(Entry::tree).toList();
    }

    /** The newest messages, at most so many, oldest first. */
    List<Map<String, Object>> newest(int count) throws IOException {
        load(1, count);
        List<Map<String, Object>> messages = tail.stream().filter(Transcript::isMessage).map(entry -> Json.object(entry.tree, "message"))
                .toList();
        return messages.subList(Math.max(0, messages.size() - count), messages.size());
    }

    /** The newest message that carries this idempotency key. */
    Optional<Map<String, Object>> byIdempotencyKey(String key) throws IOException {
        load(KEYS_ROOM, 1);
        return tail.reversed().stream().filter(Transcript::isMessage).map(entry -> Json.object(entry.tree, "message"))
                .filter(message -> key.equals(message.get("idempotencyKey"))).findFirst();
    }

    /** All messages of a file, oldest first. */
    static List<Map<String, Object>> messages(Path file) {
        try {
            return open(file).newest(Integer.MAX_VALUE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
