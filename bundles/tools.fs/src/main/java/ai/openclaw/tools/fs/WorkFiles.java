package ai.openclaw.tools.fs;

import ai.openclaw.api.ErrorCode;
import ai.openclaw.api.GatewayException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The files that one call may touch, read whole and replaced whole. */
final class WorkFiles {
    /** More is not taken into memory. */
    static final int LARGEST = 10 * 1024 * 1024;
    private final Reach reach;
    private final String sessionKey;
    private final SeenFiles seen;

    WorkFiles(Reach reach, String sessionKey, SeenFiles seen) {
        this.reach = reach;
        this.sessionKey = sessionKey;
        this.seen = seen;
    }

    Reach reach() { return reach; }

    /** Does something with an open file. */
    @FunctionalInterface
    interface Use<T> {
        T with(InputStream in, BasicFileAttributes attributes) throws IOException;
    }

    /** Opens a file that is there. */
    <T> T open(Path path, Use<T> use) {
        try (OpenFolder folder = OpenFolder.open(reach.root(), parent(path), false)) {
            BasicFileAttributes attributes = folder.attributes(name(path))
                    .orElseThrow(() -> new java.nio.file.NoSuchFileException(path.toString()));
            regular(path, attributes);
            try (SeekableByteChannel channel = folder.read(name(path)); InputStream in = Channels.newInputStream(channel)) {
                return use.with(in, attributes);
            }
        } catch (IOException e) {
            throw Trouble.with(reach.shown(path), e);
        }
    }

    /** The whole of a file; empty when there is none. */
    Optional<byte[]> content(Path path) {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS))
            return Optional.empty();
        return Optional.of(open(path, (in, attributes) -> {
            if (attributes.size() > LARGEST)
                throw GatewayException.invalid("\"" + reach.shown(path) + "\" has " + attributes.size() + " bytes; only files up to "
                        + LARGEST / 1024 / 1024 + " MB can be changed whole");
            return in.readNBytes(LARGEST + 1);
        }));
    }

    /** @throws GatewayException when this session saw another content than this one */
    void unchanged(Path path, Optional<byte[]> now) {
        Optional<Stamp> before = seen.find(sessionKey, path);
        if (before.isEmpty() || (now.isPresent() && Stamp.of(now.get(), 0).same(before.get())))
            return;
        throw GatewayException.invalid("\"" + reach.shown(path) + "\" was " + (now.isPresent() ? "changed" : "removed")
                + " by somebody else since you read it; read it again first");
    }

    /** What a read showed. */
    void saw(Path path, Stamp stamp) { seen.saw(sessionKey, path, stamp); }

    /** Replaces a file in one step and keeps its access rights; makes it, and the folders it is in, where they are missing. */
    void replace(Path path, byte[] content) {
        Path name = name(path);
        Path draft = Path.of(".openclaw-" + UUID.randomUUID() + ".tmp");
        try (OpenFolder folder = OpenFolder.open(reach.root(), parent(path), true)) {
            Optional<BasicFileAttributes> before = folder.attributes(name);
            Optional<Set<PosixFilePermission>> mode = Optional.empty();
            if (before.isPresent()) {
                changeable(path, before.get());
                mode = folder.mode(name);
            }
            try {
                write(folder, draft, content);
                if (mode.isPresent())
                    folder.mode(draft, mode.get());
                folder.rename(draft, name);
            } catch (IOException e) {
                remove(folder, draft);
                throw e;
            }
            seen.saw(sessionKey, path, Stamp.of(content, 0));
        } catch (IOException e) {
            throw Trouble.with(reach.shown(path), e);
        }
    }

    private static void write(OpenFolder folder, Path draft, byte[] content) throws IOException {
        try (SeekableByteChannel channel = folder.create(draft)) {
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining())
                channel.write(bytes);
            if (channel instanceof FileChannel file)
                file.force(true);
        }
    }

    private static void remove(OpenFolder folder, Path draft) throws IOException {
        if (folder.attributes(draft).isPresent())
            folder.delete(draft);
    }

    void delete(Path path) {
        try (OpenFolder folder = OpenFolder.open(reach.root(), parent(path), false)) {
            changeable(path, folder.attributes(name(path)).orElseThrow(() -> new java.nio.file.NoSuchFileException(path.toString())));
            folder.delete(name(path));
            seen.forget(sessionKey, path);
        } catch (IOException e) {
            throw Trouble.with(reach.shown(path), e);
        }
    }

    private void changeable(Path path, BasicFileAttributes attributes) throws IOException {
        regular(path, attributes);
        if (reach.confined() && links(path) > 1)
            throw new GatewayException(ErrorCode.FORBIDDEN, "\"" + reach.shown(path)
                    + "\" has another name somewhere (a hard link), perhaps outside of the workspace; it was not touched");
    }

    private static int links(Path path) throws IOException {
        if (!path.getFileSystem().supportedFileAttributeViews().contains("unix"))
            return 1;
        return Files.getAttribute(path, "unix:nlink", LinkOption.NOFOLLOW_LINKS) instanceof Integer count ? count : 1;
    }

    private void regular(Path path, BasicFileAttributes attributes) {
        if (attributes.isRegularFile())
            return;
        String what = attributes.isDirectory() ? "a folder" : attributes.isSymbolicLink() ? "a symbolic link" : "no ordinary file";
        throw GatewayException.invalid("\"" + reach.shown(path) + "\" is " + what);
    }

    private Path parent(Path path) {
        Path parent = path.getParent();
        return parent == null ? reach.root() : parent;
    }

    private static Path name(Path path) {
        Path name = path.getFileName();
        if (name == null)
            throw GatewayException.invalid("\"" + path + "\" is a folder");
        return name;
    }
}
