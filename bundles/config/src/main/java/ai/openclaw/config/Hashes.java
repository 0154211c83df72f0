package ai.openclaw.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 in lower-case hex. */
final class Hashes {
    /** Stands for a file that is not there or cannot be read. */
    static final String MISSING = "";

    private Hashes() {}

    static String of(Path file) {
        try {
            return sha256(Files.readAllBytes(file));
        } catch (IOException e) {
            return MISSING;
        }
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
