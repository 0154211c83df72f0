package ai.openclaw.launcher;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Where the log is.
 *
 * @param folders the first of them that can be used is taken
 * @param name of the file; {@link #DATE} in it stands for the day
 * @param trusted whether somebody chose the folder by name; else one that is not ours is passed over
 */
record LogPlace(List<Path> folders, String name, boolean trusted) {
    private static final String DATE = "YYYY-MM-DD";
    private static final String DAILY = "openclaw-" + DATE + ".log";

    LogPlace {
        folders = List.copyOf(folders);
    }

    /** An open file of a place. */
    record Opened(Path folder, Path file, OutputStream out) {}

    /** The incumbent's folder, where its command line looks; another user may have it. */
    static LogPlace usual() {
        return daily(List.of(temporary("openclaw"), temporary("openclaw-" + System.getProperty("user.name")),
                Path.of(System.getProperty("user.home"), ".openclaw", "logs")));
    }

    static LogPlace daily(List<Path> folders) { return new LogPlace(folders, DAILY, false); }

    /** A file that somebody named; one that is named like those of a day stands for all of them. */
    static LogPlace chosen(Path file) throws IOException {
        Path folder = file.getParent();
        if (folder == null)
            throw new IOException("it is no file name");
        String name = file.getFileName().toString();
        return new LogPlace(List.of(folder), name.matches("openclaw-(\\d{4}-\\d{2}-\\d{2}|" + DATE + ")\\.log") ? DAILY : name, true);
    }

    private static Path temporary(String name) { return Path.of(System.getProperty("java.io.tmpdir"), name); }

    /** The file of a day in one of the folders. */
    Path file(Path folder, LocalDate day) {
        return folder.resolve(name.replace(DATE, day.toString()));
    }

    /** Opens the file of a day, made for its owner only. */
    Opened open(LocalDate day) throws IOException {
        Optional<String> why = Optional.empty();
        for (Path folder : folders) {
            Optional<String> fault = fault(folder);
            if (fault.isEmpty())
                return open(folder, file(folder, day));
            why = why.or(() -> fault);
        }
        throw new IOException(why.orElse("there is no folder for it"));
    }

    private static Opened open(Path folder, Path file) throws IOException {
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS))
            Files.createFile(file, attributes(file, "rw-------"));
        else if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
            throw new IOException(file + " is no plain file");
        return new Opened(folder, file, Files.newOutputStream(file, StandardOpenOption.APPEND, LinkOption.NOFOLLOW_LINKS));
    }

    /** Why a folder cannot be used. One of another user, or a link to somewhere else, is a trap in a place that everybody can write. */
    private Optional<String> fault(Path folder) {
        try {
            if (!Files.exists(folder))
                Files.createDirectories(folder, attributes(folder, "rwx------"));
            if (!(trusted ? Files.isDirectory(folder) : Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)))
                return Optional.of(folder + " is no folder");
            if (!Files.isWritable(folder))
                return Optional.of(folder + " cannot be written");
            return trusted || ours(folder) ? Optional.empty() : Optional.of(folder + " belongs to somebody else");
        } catch (IOException e) {
            return Optional.of(folder + " cannot be made (" + why(e) + ")");
        }
    }

    /** What went wrong, without the name of the file. */
    static String why(IOException e) {
        return switch (e) {
            case AccessDeniedException _ -> "permission denied";
            case NoSuchFileException _ -> "no such file or folder";
            case FileSystemException failure when failure.getReason() != null -> failure.getReason();
            default -> String.valueOf(e.getMessage());
        };
    }

    private static boolean ours(Path folder) throws IOException {
        return !posix(folder) || Files.getOwner(folder).getName().equals(System.getProperty("user.name"));
    }

    /** By which a file is known after it was moved; empty when it is not there, or the file system has no such thing. */
    static Optional<Object> identity(Path file) {
        try {
            return Optional.ofNullable(Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS).fileKey());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static FileAttribute<?>[] attributes(Path path, String mode) {
        return posix(path)
                ? new FileAttribute<?>[]{PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))}
                : new FileAttribute<?>[0];
    }

    private static boolean posix(Path path) { return path.getFileSystem().supportedFileAttributeViews().contains("posix"); }
}
