package ai.openclaw.launcher;

import ai.openclaw.api.AtomicFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.channels.OverlappingFileLockException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/** Sees to it that only one gateway uses a state folder. The operating system gives the lock back however the process ends. */
final class InstanceLock {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    /** A lock that nobody refers to would be given back by the garbage collector. */
    private static final Set<InstanceLock> HELD = ConcurrentHashMap.newKeySet();

    private final FileChannel channel;
    private final FileLock lock;

    private InstanceLock(FileChannel channel, FileLock lock) {
        this.channel = channel;
        this.lock = lock;
    }

    /** Takes the lock until the process ends, waiting up to 2 s for a gateway that is just ending; empty when another one keeps it. */
    static Optional<InstanceLock> take(Path file) throws IOException {
        return take(file, PATIENCE);
    }

    static Optional<InstanceLock> take(Path file, Duration patience) throws IOException {
        AtomicFile.folderOf(file);
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        Optional<FileLock> lock = await(channel, patience);
        if (lock.isEmpty()) {
            channel.close();
            return Optional.empty();
        }
        InstanceLock taken = new InstanceLock(channel, lock.get());
        taken.write(Long.toString(ProcessHandle.current().pid()));
        HELD.add(taken);
        return Optional.of(taken);
    }

    private static Optional<FileLock> await(FileChannel channel, Duration patience) throws IOException {
        long deadline = System.nanoTime() + patience.toNanos();
        Optional<FileLock> lock = attempt(channel);
        while (lock.isEmpty() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(20_000_000);
            lock = attempt(channel);
        }
        return lock;
    }

    private static Optional<FileLock> attempt(FileChannel channel) throws IOException {
        try {
            return Optional.ofNullable(channel.tryLock());
        } catch (OverlappingFileLockException e) {
            return Optional.empty(); // this process has it already
        }
    }

    /**
     * Ends the gateway that holds a lock, kindly first.
     *
     * @return what was done, in a sentence; empty when nobody holds it
     */
    static Optional<String> endHolder(Path file) throws IOException {
        Optional<InstanceLock> free = Files.exists(file) ? take(file, Duration.ZERO) : Optional.empty();
        free.ifPresent(InstanceLock::release);
        if (free.isPresent() || !Files.exists(file))
            return Optional.empty();
        Optional<ProcessHandle> holder = holder(file).flatMap(ProcessHandle::of)
                .filter(process -> !process.equals(ProcessHandle.current()));
        String did = address(file).map(address -> "listened on port " + address.replaceFirst(".*:", "")).orElse("used " + file.getParent());
        return holder.map(process -> "--force: java (PID " + process.pid() + ") " + did + " and "
                + (end(process) ? "was ended." : "could not be ended."));
    }

    /** The listener of bundle http ends a process in the same way; a class that both share would have to be part of the plugin API. */
    private static boolean end(ProcessHandle process) {
        process.destroy();
        return ended(process, 3) || (process.destroyForcibly() && ended(process, 2));
    }

    private static boolean ended(ProcessHandle process, int seconds) {
        try {
            process.onExit().get(seconds, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException | ExecutionException e) {
            return !process.isAlive();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Says where this gateway listens, for one that is refused because of it. */
    void listensOn(String address) throws IOException {
        write(ProcessHandle.current().pid() + "\n" + address);
    }

    private void write(String text) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        channel.truncate(bytes.remaining());
        channel.write(bytes, 0);
    }

    /** The process id that the holder of a lock wrote into it. */
    static Optional<Long> holder(Path file) {
        return lines(file).stream().findFirst().filter(line -> line.matches("\\d{1,18}")).map(Long::valueOf);
    }

    /** Where the holder of a lock listens; empty while it does not. */
    static Optional<String> address(Path file) {
        return lines(file).stream().skip(1).findFirst();
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            return List.of();
        }
    }

    /** Gives the lock back before the process ends. */
    void release() {
        HELD.remove(this);
        try (channel) {
            lock.release();
        } catch (IOException e) {
            // the end of the process gives it back
        }
    }
}
