package ai.openclaw.http.canvas;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_DELETE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_MODIFY;
import static java.nio.file.StandardWatchEventKinds.OVERFLOW;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells of changes below a folder, of many that come together once. Hidden files and folders do not count, and no more than
 * {@value #MAX_FOLDERS} folders are looked at.
 */
final class FolderWatch implements AutoCloseable {
    static final int MAX_FOLDERS = 256;
    private static final Logger LOG = LoggerFactory.getLogger("gateway/canvas");
    private static final int MAX_DEPTH = 16;
    /** A change is told when nothing followed for so long, or when it went on for {@link #AT_MOST}. */
    private static final Duration QUIET = Duration.ofMillis(75);
    private static final Duration AT_MOST = Duration.ofSeconds(1);
    private final Path root;
    private final Runnable changed;
    private final WatchService service;
    private final Map<WatchKey, Path> folders = new HashMap<>(); // of the thread, once it runs

    FolderWatch(Path root, Runnable changed) throws IOException {
        this.root = Files.createDirectories(root).toRealPath();
        this.changed = changed;
        service = this.root.getFileSystem().newWatchService();
        add(this.root);
        Thread.ofVirtual().name("canvas-watch").start(this::run);
    }

    private void run() {
        try {
            while (true) {
                if (relevant(service.take()))
                    settle();
            }
        } catch (ClosedWatchServiceException e) {
            LOG.debug("the canvas folder is watched no longer");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (UncheckedIOException | IOException e) {
            LOG.warn("the canvas folder {} is watched no longer: {}", root, e.toString());
        }
    }

    /** Waits for the end of the changes, then tells. */
    private void settle() throws InterruptedException, IOException {
        long end = System.nanoTime() + AT_MOST.toNanos();
        @Nullable
        WatchKey more = service.poll(QUIET.toMillis(), TimeUnit.MILLISECONDS);
        while (more != null && System.nanoTime() < end) {
            relevant(more);
            more = service.poll(QUIET.toMillis(), TimeUnit.MILLISECONDS);
        }
        if (more != null)
            relevant(more);
        changed.run();
    }

    /** Whether a file that counts is among what changed; folders that are new are looked at from now on. */
    private boolean relevant(WatchKey key) throws IOException {
        Path folder = folders.getOrDefault(key, root);
        boolean relevant = false;
        for (WatchEvent<?> event : key.pollEvents()) {
            relevant |= event.kind().equals(OVERFLOW) || (event.context() instanceof Path name && !hidden(name));
            if (event.kind().equals(ENTRY_CREATE) && event.context() instanceof Path name && !hidden(name))
                add(folder.resolve(name));
        }
        if (!key.reset())
            folders.remove(key);
        return relevant;
    }

    private static boolean hidden(Path name) { return name.toString().startsWith("."); }

    private void add(Path start) throws IOException {
        Files.walkFileTree(start, Set.of(), MAX_DEPTH, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                if (!folder.equals(root) && hidden(folder.getFileName()))
                    return FileVisitResult.SKIP_SUBTREE;
                if (folders.size() >= MAX_FOLDERS)
                    return FileVisitResult.TERMINATE;
                folders.put(folder.register(service, ENTRY_CREATE, ENTRY_MODIFY, ENTRY_DELETE), folder);
                return FileVisitResult.CONTINUE;
            }

            // it may be gone again
            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) { return FileVisitResult.CONTINUE; }
        });
    }

    @Override
    public void close() {
        try {
            service.close();
        } catch (IOException e) {
            LOG.debug("the watch did not close in order: {}", e.toString());
        }
    }
}
