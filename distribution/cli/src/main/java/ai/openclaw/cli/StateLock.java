package ai.openclaw.cli;

import ai.openclaw.api.AtomicFile;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/** The lock of a state folder, {@code gateway/lock}: the gateway that uses the folder holds it, and a command while it writes there. */
final class StateLock implements AutoCloseable {
    private final FileChannel channel;

    private StateLock(FileChannel channel) { this.channel = channel; }

    /**
     * The gateway that uses a folder.
     *
     * @param address where it listens; empty while it does not
     */
    record Holder(String process, Optional<URI> address) {}

    /** Empty when no gateway uses the folder. */
    static Optional<Holder> holder(Path stateDir) {
        Path file = file(stateDir);
        if (!Files.exists(file))
            return Optional.empty();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            return locked(channel) ? Optional.empty() : Optional.of(read(file));
        } catch (IOException e) {
            throw new CliException(file + " cannot be used: " + e.getMessage());
        }
    }

    /** Keeps a gateway from starting until this is closed; it waits for 2 s. */
    static StateLock take(Path stateDir) {
        Path file = file(stateDir);
        try {
            AtomicFile.folderOf(file);
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (locked(channel))
                return new StateLock(channel);
            channel.close();
            throw new CliException(read(file).process() + " began to use " + stateDir + " just now; run the command again");
        } catch (IOException e) {
            throw new CliException(file + " cannot be used: " + e.getMessage());
        }
    }

    private static Path file(Path stateDir) { return stateDir.resolve("gateway").resolve("lock"); }

    /** The system gives the lock back when the channel is closed. */
    private static boolean locked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false; // this process has it
        }
    }

    private static Holder read(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        return new Holder(lines.isEmpty() ? "Another process" : "The process " + lines.getFirst(),
                lines.stream().skip(1).findFirst().map(address -> Target.uri(address, "the lock's")));
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // the end of the process gives it back
        }
    }
}
