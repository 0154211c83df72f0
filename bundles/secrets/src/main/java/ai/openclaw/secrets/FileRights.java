package ai.openclaw.secrets;

import ai.openclaw.api.GatewayException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/** Who may change or read a file, as its owner and mode say; unknown where the file system has neither. */
final class FileRights {
    private static final Set<PosixFilePermission> FOREIGN_READ = Set.of(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ);
    private static final Set<PosixFilePermission> FOREIGN_WRITE = Set.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);
    private static final int STICKY = 0_1000;
    private final String setting;
    private final String user;

    /** @param setting that names the file, such as {@code secrets.providers.vault.command} */
    FileRights(String setting) {
        this(setting, System.getProperty("user.name"));
    }

    /** @param user who this process runs as */
    FileRights(String setting, String user) {
        this.setting = setting;
        this.user = user;
    }

    /** Whether owner and mode can be told here; not so on Windows. */
    static boolean known(Path file) {
        return Files.getFileAttributeView(file, PosixFileAttributeView.class) != null;
    }

    /** Refuses a file that others may read or write, or that belongs to somebody else. */
    void mustBePrivate(Path file) throws IOException {
        PosixFileAttributes attributes = attributes(file);
        if (any(attributes, FOREIGN_READ) || any(attributes, FOREIGN_WRITE))
            throw tooOpen(file);
        mustBeOurs(file, attributes);
    }

    /** Refuses a program that somebody but this user or root could replace or change. */
    void mustBeUnchangeable(Path file) throws IOException {
        PosixFileAttributes attributes = attributes(file);
        if (any(attributes, FOREIGN_WRITE))
            throw tooOpen(file);
        mustBeOurs(file, attributes);
        Path folder = file.getParent();
        if (folder != null && attributes(folder).permissions().contains(PosixFilePermission.OTHERS_WRITE) && !sticky(folder))
            throw tooOpen(folder);
    }

    private void mustBeOurs(Path file, PosixFileAttributes attributes) {
        String owner = attributes.owner().getName();
        if (!owner.equals(user) && !owner.equals("root"))
            throw GatewayException.invalid(setting + " belongs to " + owner + ", not to " + user + " or root: " + file);
    }

    private GatewayException tooOpen(Path file) { return GatewayException.invalid(setting + " permissions are too open: " + file); }

    private static PosixFileAttributes attributes(Path file) throws IOException {
        return Files.readAttributes(file, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }

    private static boolean any(PosixFileAttributes attributes, Set<PosixFilePermission> unwanted) {
        return attributes.permissions().stream().anyMatch(unwanted::contains);
    }

    /** In such a folder everybody may make files, but change only his own. */
    private static boolean sticky(Path folder) throws IOException {
        return folder.getFileSystem().supportedFileAttributeViews().contains("unix")
                && Files.getAttribute(folder, "unix:mode") instanceof Integer mode && (mode & STICKY) != 0;
    }
}
