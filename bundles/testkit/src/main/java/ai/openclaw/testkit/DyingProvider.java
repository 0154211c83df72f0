package ai.openclaw.testkit;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.spi.FileSystemProvider;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Does what the default provider does, until its {@link DyingFileSystem} is dead. */
final class DyingProvider extends FileSystemProvider {
    private static final Set<StandardOpenOption> CHANGING = Set.of(StandardOpenOption.CREATE, StandardOpenOption.CREATE_NEW,
            StandardOpenOption.TRUNCATE_EXISTING);
    private final DyingFileSystem system;
    private final FileSystemProvider real;

    DyingProvider(DyingFileSystem system, FileSystemProvider real) {
        this.system = system;
        this.real = real;
    }

    private static Path real(Path path) { return DyingPath.real(path); }

    @Override
    public String getScheme() { return "dying"; }

    @Override
    public FileChannel newFileChannel(Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes) throws IOException {
        if (options.stream().anyMatch(CHANGING::contains))
            system.change();
        else
            system.alive();
        Path file = real(path);
        if (options.contains(StandardOpenOption.TRUNCATE_EXISTING))
            system.written(file, 0);
        return new DyingChannel(system, file, real.newFileChannel(file, options, attributes));
    }

    @Override
    public SeekableByteChannel newByteChannel(Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
            throws IOException {
        return newFileChannel(path, options, attributes);
    }

    @Override
    public void createDirectory(Path folder, FileAttribute<?>... attributes) throws IOException {
        system.change();
        real.createDirectory(real(folder), attributes);
    }

    @Override
    public void delete(Path path) throws IOException {
        system.change();
        system.forced(real(path));
        real.delete(real(path));
    }

    @Override
    public void copy(Path source, Path target, CopyOption... options) throws IOException {
        system.change();
        system.written(real(target), 0);
        real.copy(real(source), real(target), options);
    }

    @Override
    public void move(Path source, Path target, CopyOption... options) throws IOException {
        system.change();
        real.move(real(source), real(target), options);
        system.moved(real(source), real(target));
    }

    @Override
    public void setAttribute(Path path, String attribute, Object value, LinkOption... options) throws IOException {
        system.change();
        real.setAttribute(real(path), attribute, value, options);
    }

    @Override
    public DirectoryStream<Path> newDirectoryStream(Path folder, DirectoryStream.Filter<? super Path> filter) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Path readSymbolicLink(Path link) throws IOException {
        system.alive();
        return system.path(real.readSymbolicLink(real(link)));
    }

    @Override
    public boolean isSameFile(Path one, Path other) throws IOException {
        system.alive();
        return real.isSameFile(real(one), real(other));
    }

    @Override
    public boolean isHidden(Path path) throws IOException { return real.isHidden(real(path)); }

    @Override
    public FileStore getFileStore(Path path) throws IOException { return real.getFileStore(real(path)); }

    @Override
    public void checkAccess(Path path, AccessMode... modes) throws IOException {
        system.alive();
        real.checkAccess(real(path), modes);
    }

    @Override
    public <V extends FileAttributeView> @Nullable V getFileAttributeView(Path path, Class<V> type, LinkOption... options) {
        system.alive();
        return real.getFileAttributeView(real(path), type, options);
    }

    @Override
    public <A extends BasicFileAttributes> A readAttributes(Path path, Class<A> type, LinkOption... options) throws IOException {
        system.alive();
        return real.readAttributes(real(path), type, options);
    }

    @Override
    public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options) throws IOException {
        system.alive();
        return real.readAttributes(real(path), attributes, options);
    }

    @Override
    public FileSystem newFileSystem(URI uri, Map<String, ?> environment) { throw new UnsupportedOperationException(); }

    @Override
    public FileSystem getFileSystem(URI uri) { return system; }

    @Override
    public Path getPath(URI uri) { throw new UnsupportedOperationException(); }
}
