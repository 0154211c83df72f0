package ai.openclaw.approvals;

import ai.openclaw.api.ErrorCode;
import ai.openclaw.api.ExecApprovals;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.JsonText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was approved, so that nothing else runs in its place: the folder by device and inode, the environment by its hash, and every program
 * and script by path, size, times and content (security checklist 28).
 */
final class Binding implements ExecApprovals.Check {
    private static final int BLOCK = 1 << 16;
    private final ExecApprovals.Request request;
    private final String folder;
    private final String environment;
    private final Map<Path, Stamp> files = new LinkedHashMap<>();

    /** A file as it was; whoever changes it without changing these has changed nothing that is run. */
    private record Stamp(Path real, Map<String, Object> attributes, String hash) {}

    /**
     * @param whole whether the content counts; else a file is the same as long as nobody touched its inode
     * @throws GatewayException {@code FORBIDDEN} when something of it is not there
     */
    Binding(ExecApprovals.Request request, List<Path> files, boolean whole) {
        this.request = request;
        this.folder = folder(request.folder());
        this.environment = hash(request.environment());
        for (Path file : files)
            this.files.put(file, stamp(file, whole));
    }

    @Override
    public void run() {
        if (!folder(request.folder()).equals(folder))
            throw changed("the folder " + request.folder());
        if (!hash(request.environment()).equals(environment))
            throw changed("the environment");
        files.forEach((file, before) -> {
            if (!same(file, before))
                throw changed(file.toString());
        });
    }

    private static boolean same(Path file, Stamp before) {
        try {
            return file.toRealPath().equals(before.real) && (attributes(file).equals(before.attributes) || hash(file).equals(before.hash));
        } catch (IOException e) {
            return false;
        }
    }

    private static Stamp stamp(Path file, boolean whole) {
        try {
            return new Stamp(file.toRealPath(), attributes(file), whole ? hash(file) : "");
        } catch (IOException e) {
            throw new GatewayException(ErrorCode.FORBIDDEN, file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** The time of the last change of the inode cannot be set back by those who write to a file. */
    private static Map<String, Object> attributes(Path file) throws IOException {
        return new TreeMap<>(Files.readAttributes(file, "unix:dev,ino,size,lastModifiedTime,ctime,mode"));
    }

    private static String folder(Path folder) {
        try {
            Path real = folder.toRealPath();
            return real + "\n" + new TreeMap<>(Files.readAttributes(real, "unix:dev,ino"));
        } catch (IOException e) {
            throw new GatewayException(ErrorCode.FORBIDDEN, "the folder " + folder + " is not there: " + e.getMessage(), e);
        }
    }

    private static GatewayException changed(String what) {
        return new GatewayException(ErrorCode.FORBIDDEN, what + " changed after the command was approved; nothing was run. Ask again.");
    }

    private static String hash(Path file) throws IOException {
        MessageDigest digest = digest();
        byte[] block = new byte[BLOCK];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(block); read >= 0; read = in.read(block))
                digest.update(block, 0, read);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Of a set of variables, whatever their order. */
    static String hash(Map<String, String> variables) {
        return HexFormat.of().formatHex(digest().digest(JsonText
                .bytes(new TreeMap<>(variables).entrySet().stream().map(entry -> List.of(entry.getKey(), entry.getValue())).toList())));
    }

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
