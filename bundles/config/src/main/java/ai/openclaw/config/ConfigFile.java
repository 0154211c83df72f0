package ai.openclaw.config;

import ai.openclaw.api.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The file {@code openclaw.json}: read as it is, replaced whole, with the four copies before the last beside it. */
final class ConfigFile {
    private static final int COPIES = 4;
    private final Path file;
    private final AuditLog audit;

    ConfigFile(Path file, AuditLog audit) {
        this.file = file;
        this.audit = audit;
    }

    Path path() { return file; }

    /** Empty when there is no file. */
    Optional<byte[]> read() throws ConfigException {
        try {
            return Optional.of(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw ConfigException.unreadable(file, "Error: cannot read the file (" + e + ")");
        }
    }

    /** Somebody else wrote the file while a change of it was thought out. */
    static final class Changed extends IOException {
        private static final long serialVersionUID = 1;

        Changed(Path file) { super(file + " was changed meanwhile"); }
    }

    /**
     * Replaces the file, or what it is a link to; the previous text is then in {@code openclaw.json.bak}.
     *
     * @param previous what the file holds, empty for none; when it holds something else by now, it stays as it is
     */
    void write(byte[] previous, String text, int changedPaths) throws IOException {
        write(Hashes.sha256(previous), text.getBytes(StandardCharsets.UTF_8), changedPaths, "gateway");
    }

    /**
     * The same, of a file that is known by its hash.
     *
     * @param by the method or command that makes the change
     */
    synchronized void write(String previousHash, byte[] next, int changedPaths, String by) throws IOException {
        byte[] previous = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
        if (!previousHash.equals(Hashes.sha256(previous)))
            throw new Changed(file);
        if (previous.length > 0)
            keep(previous);
        AtomicFile.write(target(), next);
        audit.written(file, previous, next, changedPaths, by);
    }

    private Path target() throws IOException {
        if (!Files.isSymbolicLink(file))
            return file;
        return Files.exists(file) ? file.toRealPath() : file.resolveSibling(Files.readSymbolicLink(file));
    }

    private void keep(byte[] previous) throws IOException {
        for (int i = COPIES; i > 0; i--) {
            Path newer = copy(i - 1);
            if (Files.exists(newer))
                Files.move(newer, copy(i), StandardCopyOption.REPLACE_EXISTING);
        }
        AtomicFile.write(copy(0), previous);
    }

    /** Where the copies before the last are, the newest first, there or not. */
    List<Path> copies() {
        return IntStream.rangeClosed(0, COPIES).mapToObj(this::copy).toList();
    }

    AuditLog audit() { return audit; }

    private Path copy(int age) { return file.resolveSibling(file.getFileName() + (age == 0 ? ".bak" : ".bak." + age)); }
}
