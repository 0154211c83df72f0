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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32C;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An append-only file of lines that survives a crash at any moment. One thread drains the queue, writes once, forces once and completes
 * the futures, so that many waiters share one force. Each line carries a checksum; a torn tail is cut off when the file is opened.
 */
final class Journal implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger("gateway/ledger");
    private static final int QUEUE = 8192;
    private static final int CHECKSUM = 9;

    private static final int MAX_BATCH = 1024;

    private record Append(String line, CompletableFuture<Void> done) {}

    /** Ends the wait of a writer that has nothing to do. */
    private static final Append WAKE_UP = new Append("", new CompletableFuture<>());

    private final Path file;
    private final FileChannel channel;
    private final BlockingQueue<Append> queue = new ArrayBlockingQueue<>(QUEUE);
    private final Thread writer;
    private volatile boolean closed;

    private Journal(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
        this.writer = Thread.ofPlatform().name("journal").daemon().start(this::drain);
    }

    /** Opens the file, making it if it is missing, and hands its intact lines to the reader, oldest first. */
    static Journal open(Path file, List<String> lines) throws IOException {
        AtomicFile.folderOf(file);
        long intact = 0;
        if (Files.exists(file)) {
            byte[] bytes = Files.readAllBytes(file);
            intact = read(bytes, lines);
            if (damaged(bytes, (int) intact, lines.size()))
                keep(file, bytes);
        }
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        channel.truncate(intact);
        channel.position(intact);
        return new Journal(file, channel);
    }

    /** Reads the intact lines; says where the last of them ends. A torn tail is what a crash leaves. */
    private static long read(byte[] bytes, List<String> lines) {
        int start = 0;
        int intact = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] != '\n')
                continue;
            String line = new String(bytes, start, i - start, StandardCharsets.UTF_8);
            start = i + 1;
            if (line.length() >= CHECKSUM && line.startsWith(checksum(line.substring(CHECKSUM)) + " ")) {
                lines.add(line.substring(CHECKSUM));
                intact = start;
            }
        }
        return intact;
    }

    /** Whether a line was left out that others follow, which no crash explains. */
    private static boolean damaged(byte[] bytes, int intact, int lines) {
        int all = 0;
        for (int i = 0; i < intact; i++)
            if (bytes[i] == '\n')
                all++;
        return all > lines;
    }

    private static void keep(Path file, byte[] bytes) throws IOException {
        Path copy = file.resolveSibling(file.getFileName() + ".damaged." + System.currentTimeMillis());
        AtomicFile.write(copy, bytes);
        LOG.error("{} has damaged lines, which are left out; the whole file is kept as {}", file, copy);
    }

    /** The bytes of a journal that holds these lines. */
    static byte[] encode(List<String> lines) {
        StringBuilder text = new StringBuilder();
        for (String line : lines)
            text.append(checksum(line)).append(' ').append(line).append('\n');
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String checksum(String line) {
        CRC32C crc = new CRC32C();
        crc.update(line.getBytes(StandardCharsets.UTF_8));
        return String.format("%08x", crc.getValue());
    }

    /** Appends a line without line breaks; the future completes once it is on disk, or fails with the {@link IOException} that kept it off. */
    CompletableFuture<Void> append(String line) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        try {
            if (closed || !queue.offer(new Append(line, done), 5, TimeUnit.SECONDS))
                done.completeExceptionally(new IOException(file + (closed ? " is closed" : " does not keep up")));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            done.completeExceptionally(new IOException("interrupted while writing " + file, e));
        }
        return done;
    }

    /** Bytes in the file. */
    long size() throws IOException { return channel.size(); }

    boolean closed() { return closed; }

    private void drain() {
        List<Append> batch = new ArrayList<>();
        while (!closed || !queue.isEmpty()) {
            batch.clear();
            try {
                batch.add(queue.take());
                queue.drainTo(batch, MAX_BATCH);
                batch.remove(WAKE_UP);
                write(batch);
                batch.forEach(append -> append.done().complete(null));
            } catch (IOException e) {
                batch.forEach(append -> append.done().completeExceptionally(e));
            } catch (InterruptedException e) {
                closed = true;
            }
        }
    }

    /** On failure nothing of the batch stays in the file, so that what was refused is not found there later. */
    private void write(List<Append> batch) throws IOException {
        long before = channel.position();
        try {
            ByteBuffer bytes = ByteBuffer.wrap(encode(batch.stream().map(Append::line).toList()));
            while (bytes.hasRemaining())
                channel.write(bytes);
            channel.force(false);
        } catch (IOException e) {
            channel.truncate(before);
            channel.position(before);
            throw e;
        }
    }

    /** Writes what is queued and closes the file, within 2 s. */
    @Override
    public void close() {
        closed = true;
        try {
            var _ = queue.offer(WAKE_UP);
            writer.join(2000);
            channel.close();
            for (Append late = queue.poll(); late != null; late = queue.poll())
                late.done().completeExceptionally(new IOException(file + " is closed"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
