package ai.openclaw.launcher;

import ai.openclaw.api.AtomicFile;
import ai.openclaw.api.GatewayException;
import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deploys jars that are dropped into the plugins folder, and removes what is deleted from it. A jar that does not work is renamed to
 * {@code .jar.failed}, and the log says why. Confined to its thread; the deployer lets one change happen at a time.
 */
final class PluginWatcher {
    private static final Logger LOG = LoggerFactory.getLogger("plugins");
    /** A file that did not change for this long is complete. */
    private static final long QUIET_MS = 200;
    private static final long POLL_SECONDS = 5;
    /** A copy that made no progress for this long is broken, not slow. */
    private static final long COPY_MS = 10_000;

    private record Seen(FileTime modified, long size) {}

    private final PluginDeployer deployer;
    private final PluginFolder folder;
    private final Map<Path, Seen> seen = new HashMap<>();
    private String problem = "";

    PluginWatcher(PluginDeployer deployer, PluginFolder folder) {
        this.deployer = deployer;
        this.folder = folder;
    }

    /** Watches until it is interrupted; the slow poll finds what a file system does not tell. */
    void run() {
        try {
            AtomicFile.folder(folder.folder());
            try (WatchService watch = folder.folder().getFileSystem().newWatchService()) {
                // what was dropped since the process read the folder is not remembered, so the first look deploys it
                for (Path file : folder.atStart())
                    if (Files.exists(file))
                        seen.put(file, look(file));
                WatchKey key = register(watch);
                while (!Thread.currentThread().isInterrupted()) {
                    // a folder that was deleted and made again is another one
                    if (!key.isValid() && Files.isDirectory(folder.folder()))
                        key = register(watch);
                    look();
                    await(watch);
                }
            }
        } catch (IOException | ClosedWatchServiceException e) {
            LOG.warn("{} is not watched: {}", folder.folder(), e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private WatchKey register(WatchService watch) throws IOException {
        return folder.folder().register(watch, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY,
                StandardWatchEventKinds.ENTRY_DELETE);
    }

    /** Waits for a change and then until nothing changes any more, or for the slow poll. */
    private static void await(WatchService watch) throws InterruptedException {
        WatchKey key = watch.poll(POLL_SECONDS, TimeUnit.SECONDS);
        while (key != null) {
            key.pollEvents();
            key.reset();
            key = watch.poll(QUIET_MS, TimeUnit.MILLISECONDS);
        }
    }

    /** One look at the folder. A file that cannot be read now is looked at again; that is said once. */
    private void look() {
        try {
            deployer.locked(() -> {
                for (Path file : folder.jars())
                    if (!look(file).equals(seen.get(file)))
                        deploy(file);
                removeDeleted();
                return true;
            });
            problem = "";
        } catch (RuntimeException e) {
            String what = String.valueOf(e.getMessage());
            if (!what.equals(problem))
                LOG.warn("the plugins folder {} could not be looked at: {}", folder.folder(), what);
            problem = what;
        }
    }

    private void deploy(Path file) throws IOException {
        Seen before = look(file);
        byte[] bytes = Files.readAllBytes(file);
        if (!BundleJar.complete(bytes) && !old(before))
            return; // it is being copied
        try {
            BundleJar jar = BundleJar.read(bytes, file.getFileName().toString());
            if (folder.runs(jar))
                folder.place(jar, file);
            else
                deployer.deployDropped(jar, file);
        } catch (GatewayException e) {
            putAside(file, e.message());
        }
        // as it was when it was read, so that a change meanwhile is seen
        seen.put(file, before);
    }

    private static boolean old(Seen file) { return file.modified().toInstant().isBefore(Instant.now().minusMillis(COPY_MS)); }

    private void putAside(Path file, String why) throws IOException {
        Path failed = file.resolveSibling(file.getFileName() + ".failed");
        Files.move(file, failed, StandardCopyOption.REPLACE_EXISTING);
        LOG.warn("{}; the file is now {}", why, failed.getFileName());
        Optional<String> id = folder.idOf(file);
        if (id.isPresent())
            folder.restore(id.get());
    }

    private void removeDeleted() throws IOException {
        List<Path> present = folder.jars();
        for (Path file : List.copyOf(seen.keySet()))
            if (!present.contains(file)) {
                folder.idOf(file).ifPresent(deployer::removeDropped);
                seen.remove(file);
            }
    }

    private static Seen look(Path file) throws IOException { return new Seen(Files.getLastModifiedTime(file), Files.size(file)); }
}
