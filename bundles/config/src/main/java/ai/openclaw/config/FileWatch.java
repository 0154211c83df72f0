package ai.openclaw.config;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says when one of some files may have changed, however it was saved. The watch service tells at once; that misses network file systems
 * and folders that come later, so whoever waits also gets to see changed times and sizes.
 */
final class FileWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger("gateway/config");
    private final Semaphore news = new Semaphore(0);
    private volatile @Nullable WatchService service;
    private volatile Set<Path> names = Set.of();
    private Set<Path> files = Set.of();
    private String seen = "";

    /** Starts to listen; not in the constructor, for that is on the way of the process start. */
    void open() {
        try {
            WatchService opened = FileSystems.getDefault().newWatchService();
            service = opened;
            Thread.ofVirtual().name("config-watch").start(() -> listen(opened));
        } catch (IOException e) {
            LOG.warn("cannot watch files: {}; they are looked at every few seconds instead", e.toString());
        }
    }

    /** Watches these files from now on, and what they are links to. */
    void watch(Set<Path> newFiles) {
        files = Set.copyOf(newFiles);
        Set<Path> places = new HashSet<>(files);
        for (Path file : files)
            if (Files.exists(file))
                real(file, places);
        Set<Path> newNames = new HashSet<>();
        places.forEach(place -> newNames.add(place.getFileName()));
        names = newNames;
        Set<Path> folders = new HashSet<>();
        places.forEach(place -> folders.add(place.resolveSibling("")));
        folders.forEach(this::register);
        seen = attributes();
    }

    private static void real(Path file, Set<Path> places) {
        try {
            places.add(file.toRealPath());
        } catch (IOException e) {
            // it is gone again; its folder is watched
        }
    }

    private void register(Path folder) {
        WatchService opened = service;
        if (opened == null || !Files.isDirectory(folder))
            return;
        try {
            folder.register(opened, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY,
                    StandardWatchEventKinds.ENTRY_DELETE);
        } catch (ClosedWatchServiceException e) {
            // closed meanwhile; nobody waits for news any more
        } catch (IOException e) {
            LOG.warn("cannot watch the folder {}: {}; it is looked at every few seconds instead", folder, e.toString());
        }
    }

    private void listen(WatchService watched) {
        try {
            while (true) {
                WatchKey key = watched.take();
                for (WatchEvent<?> event : key.pollEvents())
                    if (!(event.context() instanceof Path name) || names.contains(name))
                        news.release();
                key.reset();
            }
        } catch (ClosedWatchServiceException e) {
            // closed with us
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Wakes whoever waits. */
    void wake() { news.release(); }

    /** Waits at most that long, and returns true when a file may have changed since the last call or somebody called {@link #wake}. */
    boolean await(Duration atMost) throws InterruptedException {
        boolean told = news.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS);
        news.drainPermits();
        String before = seen;
        seen = attributes();
        return told || !seen.equals(before);
    }

    private String attributes() {
        StringBuilder all = new StringBuilder();
        for (Path file : files)
            try {
                BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
                all.append(now.lastModifiedTime()).append(now.size()).append(now.fileKey());
            } catch (IOException e) {
                all.append('-');
            }
        return all.toString();
    }

    @Override
    public void close() {
        WatchService opened = service;
        try {
            if (opened != null)
                opened.close();
        } catch (IOException e) {
            LOG.debug("closing the file watch", e);
        }
        wake();
    }
}
