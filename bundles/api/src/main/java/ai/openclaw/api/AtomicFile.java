package ai.openclaw.api;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Writes a file whole or not at all: readers see the old bytes or the new ones, also after a crash. Files are for their owner only. */
public final class AtomicFile {
    private AtomicFile() {}

    /** Replaces a file, mode 600, and makes its missing folders, mode 700. On disk when this returns. */
    public static void write(Path file, byte[] content) throws IOException {
        Path folder = folderOf(file);
        Path temporary = Files.createTempFile(folder, "." + file.getFileName(), ".tmp");
        try {
            try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(content);
                while (bytes.hasRemaining())
                    channel.write(bytes);
                channel.force(true);
            }
            move(temporary, file);
            sync(folder);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** Replaces a file by UTF-8 text. */
    public static void write(Path file, String content) throws IOException {
        write(file, content.getBytes(StandardCharsets.UTF_8));
    }

    /** Makes the folder that a file is in, and the missing ones above it, mode 700. */
    public static Path folderOf(Path file) throws IOException {
        Path folder = file.toAbsolutePath().normalize().getParent();
        if (folder == null)
            throw new IOException(file + " is no file name");
        folder(folder);
        return folder;
    }

    /** Makes a folder and the missing ones above it, mode 700. */
    public static void folder(Path folder) throws IOException {
        if (!Files.isDirectory(folder))
            Files.createDirectories(folder,
                    posix(folder)
                            ? new FileAttribute<?>[]{PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))}
                            : new FileAttribute<?>[0]);
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** The rename itself is on disk only once the folder is; a file system that cannot do this does without. */
    private static void sync(Path folder) {
        if (!posix(folder))
            return;
        try (FileChannel channel = FileChannel.open(folder, Set.of(StandardOpenOption.READ))) {
            channel.force(true);
        } catch (IOException e) {
            // some network file systems refuse to sync a folder; the file's bytes are safe already
        }
    }

    private static boolean posix(Path path) { return path.getFileSystem().supportedFileAttributeViews().contains("posix"); }
}
