package ai.openclaw.tools.memory;

import ai.openclaw.api.ErrorCode;
import ai.openclaw.api.GatewayException;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.util.Optional;
import java.util.Set;

/** Reads notes by walking down from their root without following links, so that what is exchanged meanwhile is refused. */
final class NoteText {
    private static final Set<OpenOption> READ = Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
    private static final int LARGEST = 4 << 20;

    private NoteText() {}

    /** The text of a note; empty when there is no such file. */
    static Optional<String> read(Note note) {
        Path relative = note.root().relativize(note.path());
        try (DirectoryStream<Path> root = Files.newDirectoryStream(note.root())) {
            return Optional.of(read(root, note.root(), relative, 0));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new GatewayException(ErrorCode.FORBIDDEN,
                    "\"" + note.name() + "\" cannot be read (" + e.getClass().getSimpleName() + "); links are not followed", e);
        }
    }

    private static String read(DirectoryStream<Path> folder, Path at, Path relative, int depth) throws IOException {
        Path name = relative.getName(depth);
        boolean last = depth == relative.getNameCount() - 1;
        if (!(folder instanceof SecureDirectoryStream<Path> secure))
            return unsecured(at.resolve(name), relative, depth, last);
        if (last)
            return file(secure, name);
        try (SecureDirectoryStream<Path> below = secure.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS)) {
            return read(below, at.resolve(name), relative, depth + 1);
        }
    }

    private static String file(SecureDirectoryStream<Path> folder, Path name) throws IOException {
        // a pipe would be waited for when it is opened
        if (!folder.getFileAttributeView(name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS).readAttributes().isRegularFile())
            throw new IOException(name + " is no ordinary file");
        try (SeekableByteChannel channel = folder.newByteChannel(name, READ)) {
            return text(channel);
        }
    }

    /** Where the platform cannot open by handles: still without a link at any step, as far as one look at each tells. */
    private static String unsecured(Path path, Path relative, int depth, boolean last) throws IOException {
        if (Files.isSymbolicLink(path))
            throw new IOException(path + " is a symbolic link");
        if (!last)
            try (DirectoryStream<Path> below = Files.newDirectoryStream(path)) {
                return read(below, path, relative, depth + 1);
            }
        if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
            throw new NoSuchFileException(path.toString());
        try (SeekableByteChannel channel = Files.newByteChannel(path, READ)) {
            return text(channel);
        }
    }

    private static String text(SeekableByteChannel channel) throws IOException {
        byte[] bytes = Channels.newInputStream(channel).readNBytes(LARGEST);
        String text = new String(bytes, StandardCharsets.UTF_8).replace("\r\n", "\n");
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }
}
