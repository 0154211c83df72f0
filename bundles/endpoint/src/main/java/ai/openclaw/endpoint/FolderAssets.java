package ai.openclaw.endpoint;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The files below a folder. Folders are opened one below the other without following links, so that nothing put in the way meanwhile leads
 * out (security checklist 23); where the platform cannot do that, the real path is compared.
 */
public final class FolderAssets implements AssetSource {
    /** Files up to this are read before they are sent, so that a change under way shows up in no answer. */
    static final int IN_MEMORY = 1 << 20;
    private static final Set<? extends OpenOption> READ = Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
    private final Path root;
    private final boolean hardLinks;

    private FolderAssets(Path root, boolean hardLinks) {
        this.root = root;
        this.hardLinks = hardLinks;
    }

    /** Of a folder that the owner of the machine filled; package tools link files there. */
    public static FolderAssets trusted(Path root) {
        return new FolderAssets(root, true);
    }

    /** Of a folder that agents write to: a file that has another name elsewhere is not among what is served. */
    public static FolderAssets guarded(Path root) {
        return new FolderAssets(root, false);
    }

    @Override
    public Optional<Asset> open(String path) throws IOException {
        try {
            Path real = root.toRealPath();
            try (DirectoryStream<Path> folder = Files.newDirectoryStream(real)) {
                return folder instanceof SecureDirectoryStream<Path> secure ? below(secure, real, path) : byPath(real, path);
            }
        } catch (FileSystemException e) {
            // not there, no folder, a link, or not ours to read: who asks need not know which
            return Optional.empty();
        }
    }

    private Optional<Asset> below(SecureDirectoryStream<Path> folder, Path where, String path) throws IOException {
        int slash = path.indexOf('/');
        Path name = Path.of(slash < 0 ? path : path.substring(0, slash));
        if (slash >= 0)
            try (SecureDirectoryStream<Path> next = folder.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS)) {
                return below(next, where.resolve(name), path.substring(slash + 1));
            }
        BasicFileAttributes attributes = folder.getFileAttributeView(name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                .readAttributes();
        return acceptable(where.resolve(name), attributes)
                ? Optional.of(asset(folder.newByteChannel(name, READ), attributes))
                : Optional.empty();
    }

    private Optional<Asset> byPath(Path real, String path) throws IOException {
        Path file = real.resolve(path);
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        return file.toRealPath().equals(file) && acceptable(file, attributes)
                ? Optional.of(asset(Files.newByteChannel(file, READ), attributes))
                : Optional.empty();
    }

    private boolean acceptable(Path file, BasicFileAttributes attributes) throws IOException {
        return attributes.isRegularFile() && (hardLinks || oneName(file, attributes));
    }

    private static boolean oneName(Path file, BasicFileAttributes attributes) throws IOException {
        if (!file.getFileSystem().supportedFileAttributeViews().contains("unix"))
            return true;
        Map<String, Object> found = Files.readAttributes(file, "unix:nlink,fileKey", LinkOption.NOFOLLOW_LINKS);
        return Integer.valueOf(1).equals(found.get("nlink")) && Objects.equals(found.get("fileKey"), attributes.fileKey());
    }

    private static Asset asset(SeekableByteChannel channel, BasicFileAttributes attributes) throws IOException {
        @Nullable
        SeekableByteChannel unused = channel;
        try {
            long length = channel.size();
            Asset open = Asset.of(channel, length, attributes.fileKey() + " " + attributes.lastModifiedTime() + " " + length);
            if (length <= IN_MEMORY)
                return Asset.of(open.bytes());
            unused = null;
            return open;
        } finally {
            if (unused != null)
                unused.close();
        }
    }
}
