package ai.openclaw.tools.fs;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A folder that was opened by walking down from a trusted one without following links, and stays the same folder whatever is renamed
 * meanwhile. Where the platform cannot do that (no {@link SecureDirectoryStream}), paths are used, still without following links at the end.
 */
final class OpenFolder implements AutoCloseable {
    private final Path path;
    private final DirectoryStream<Path> stream;
    private final @Nullable SecureDirectoryStream<Path> secure;

    private OpenFolder(Path path, DirectoryStream<Path> stream) {
        this.path = path;
        this.stream = stream;
        this.secure = stream instanceof SecureDirectoryStream<Path> handle ? handle : null;
    }

    /** Opens a folder below a root that itself is trusted; both real paths. */
    @SuppressWarnings("StreamResourceLeak") // who opens a folder here closes it
    static OpenFolder open(Path root, Path folder, boolean create) throws IOException {
        if (create)
            Files.createDirectories(root);
        OpenFolder at = new OpenFolder(root, Files.newDirectoryStream(root));
        try {
            for (Path name : root.relativize(folder))
                if (!name.toString().isEmpty())
                    at = at.below(name, create);
            return at;
        } catch (IOException e) {
            at.close();
            throw e;
        }
    }

    @SuppressWarnings("StreamResourceLeak") // the folder below holds it, and is closed
    private OpenFolder below(Path name, boolean create) throws IOException {
        if (create && attributes(name).isEmpty())
            make(path.resolve(name));
        DirectoryStream<Path> child = secure != null
                ? secure.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS)
                : Files.newDirectoryStream(unlinked(path.resolve(name)));
        close();
        return new OpenFolder(path.resolve(name), child);
    }

    private static void make(Path folder) throws IOException {
        try {
            Files.createDirectory(folder);
        } catch (FileAlreadyExistsException e) {
            // somebody else was quicker
        }
    }

    private static Path unlinked(Path folder) throws IOException { return folder.toRealPath(LinkOption.NOFOLLOW_LINKS); }

    /** What is there under a name, links not followed. */
    Optional<BasicFileAttributes> attributes(Path name) throws IOException {
        try {
            BasicFileAttributeView view = secure != null
                    ? secure.getFileAttributeView(name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                    : Files.getFileAttributeView(path.resolve(name), BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
            return Optional.of(view.readAttributes());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    SeekableByteChannel read(Path name) throws IOException {
        return channel(name, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
    }

    /** A file that was not there. */
    SeekableByteChannel create(Path name) throws IOException {
        return channel(name, Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW, LinkOption.NOFOLLOW_LINKS));
    }

    private SeekableByteChannel channel(Path name, Set<OpenOption> options) throws IOException {
        return secure != null ? secure.newByteChannel(name, options) : Files.newByteChannel(path.resolve(name), options);
    }

    /** Renames within the folder; what was there under the new name is replaced in one step. */
    void rename(Path from, Path to) throws IOException {
        if (secure != null)
            secure.move(from, secure, to);
        else
            Files.move(path.resolve(from), path.resolve(to), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    void delete(Path name) throws IOException {
        if (secure != null)
            secure.deleteFile(name);
        else
            Files.delete(path.resolve(name));
    }

    /** Its access rights; empty where files have none. */
    Optional<Set<PosixFilePermission>> mode(Path name) throws IOException {
        PosixFileAttributeView view = posix(name);
        return view == null ? Optional.empty() : Optional.of(view.readAttributes().permissions());
    }

    void mode(Path name, Set<PosixFilePermission> mode) throws IOException {
        PosixFileAttributeView view = posix(name);
        if (view != null)
            view.setPermissions(mode);
    }

    private @Nullable PosixFileAttributeView posix(Path name) {
        return secure != null
                ? secure.getFileAttributeView(name, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                : Files.getFileAttributeView(path.resolve(name), PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    public void close() throws IOException { stream.close(); }
}
