package ai.openclaw.tools.image;

import ai.openclaw.api.ErrorCode;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.Workplace;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/**
 * A file of a session's folder, resolved to its real path and then opened folder by folder without following a link, so that what is
 * exchanged in between is refused (security checklist 22, 23).
 */
final class WorkspaceFile {
    private static final Path IN_SANDBOX = Path.of("/workspace");
    private static final Set<OpenOption> PLAIN = Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);

    private WorkspaceFile() {}

    /** One byte more than a picture may have at most. */
    static byte[] read(Workplace place, String asked, String shown) {
        try {
            Path root = place.folder().toRealPath();
            Path path = root.resolve(asked);
            if (place.sandbox().isPresent() && path.startsWith(IN_SANDBOX) && !path.startsWith(root))
                path = root.resolve(IN_SANDBOX.relativize(path).toString());
            Path plain = path.normalize();
            Path real = plain.startsWith(root) ? plain.toRealPath() : plain;
            if (!real.startsWith(root))
                throw new GatewayException(ErrorCode.FORBIDDEN,
                        "\"" + shown + "\" is outside of the workspace; copy it there first, if that is allowed");
            if (!Files.isRegularFile(real, LinkOption.NOFOLLOW_LINKS))
                throw GatewayException.invalid("\"" + shown + "\" is no file");
            try (DirectoryStream<Path> folder = Files.newDirectoryStream(root)) {
                return read(folder, root, root.relativize(real));
            }
        } catch (NoSuchFileException e) {
            throw GatewayException.invalid("there is no file \"" + shown + "\"");
        } catch (InvalidPathException e) {
            throw GatewayException.invalid("\"" + shown + "\" is no file name");
        } catch (IOException e) {
            throw GatewayException.unavailable("\"" + shown + "\" cannot be read: " + e.getMessage());
        }
    }

    private static byte[] read(DirectoryStream<Path> folder, Path at, Path rest) throws IOException {
        Path name = rest.getName(0);
        if (rest.getNameCount() == 1)
            try (InputStream in = Channels.newInputStream(folder instanceof SecureDirectoryStream<Path> secure
                    ? secure.newByteChannel(name, PLAIN)
                    : Files.newByteChannel(at.resolve(name), PLAIN))) {
                return in.readNBytes(Picture.LARGEST + 1);
            }
        try (DirectoryStream<Path> below = folder instanceof SecureDirectoryStream<Path> secure
                ? secure.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS)
                : Files.newDirectoryStream(at.resolve(name).toRealPath(LinkOption.NOFOLLOW_LINKS))) {
            return read(below, at.resolve(name), rest.subpath(1, rest.getNameCount()));
        }
    }
}
