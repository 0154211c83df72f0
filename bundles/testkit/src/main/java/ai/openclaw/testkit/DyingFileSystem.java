package ai.openclaw.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.StandardOpenOption;
import java.nio.file.WatchService;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.spi.FileSystemProvider;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The default file system as a process sees it that dies in the middle of its work: the first changes succeed, one is done by half, and from
 * then on nothing is done any more. What the code under test does to clean up does not
 * happen either, as in a crash.
 */
public final class DyingFileSystem extends FileSystem {
    private final FileSystem real;
    private final DyingProvider provider;
    /** How much of a file is on the disk for sure; of the others it is what they are. */
    private final Map<Path, Long> unsynced = new TreeMap<>();
    private int left;
    private boolean dead;

    /** @param changes that succeed; the next one is the last */
    public DyingFileSystem(FileSystem real, int changes) {
        this.real = real;
        this.left = changes;
        this.provider = new DyingProvider(this, real.provider());
    }

    /** The process is dead. */
    public static final class Died extends Error {
        private static final long serialVersionUID = 1;

        Died() { super("the process died here"); }
    }

    /** The path of a real one in this file system. */
    public Path path(Path path) { return new DyingPath(this, path); }

    /** Whether it came to an end; false when the work was done before. */
    public boolean dead() { return dead; }

    /** The power goes as well: what no one had forced to the disk is lost. */
    public void losePower() {
        unsynced.forEach((file, size) -> {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.truncate(size);
            } catch (java.nio.file.NoSuchFileException e) {
                // gone anyhow
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** Something is looked at. */
    void alive() {
        if (dead)
            throw new Died();
    }

    /** Something is changed. */
    void change() {
        if (lastChange())
            throw new Died();
    }

    /** Whether a change is to be done by half. */
    boolean lastChange() {
        alive();
        dead = left-- == 0;
        return dead;
    }

    void written(Path file, long sizeBefore) { unsynced.putIfAbsent(file, sizeBefore); }

    void forced(Path file) { unsynced.remove(file); }

    void moved(Path from, Path to) {
        unsynced.remove(to);
        Long size = unsynced.remove(from);
        if (size != null)
            unsynced.put(to, size);
    }

    long size(Path file) throws IOException { return Files.exists(file) ? Files.size(file) : 0; }

    @Override
    public FileSystemProvider provider() { return provider; }

    @Override
    public Path getPath(String first, String... more) { return path(real.getPath(first, more)); }

    @Override
    public Set<String> supportedFileAttributeViews() { return real.supportedFileAttributeViews(); }

    @Override
    public String getSeparator() { return real.getSeparator(); }

    @Override
    public boolean isOpen() { return true; }

    @Override
    public boolean isReadOnly() { return false; }

    @Override
    public void close() {
        // the real one stays open
    }

    @Override
    public Iterable<Path> getRootDirectories() { throw new UnsupportedOperationException(); }

    @Override
    public Iterable<FileStore> getFileStores() { throw new UnsupportedOperationException(); }

    @Override
    public PathMatcher getPathMatcher(String pattern) { throw new UnsupportedOperationException(); }

    @Override
    public UserPrincipalLookupService getUserPrincipalLookupService() { return real.getUserPrincipalLookupService(); }

    @Override
    public WatchService newWatchService() { throw new UnsupportedOperationException(); }
}
