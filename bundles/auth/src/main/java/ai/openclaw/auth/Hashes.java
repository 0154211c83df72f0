package ai.openclaw.auth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256, and by it the comparison of secrets (security checklist 12). */
final class Hashes {
    private Hashes() {}

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] sha256(String text) { return sha256(text.getBytes(StandardCharsets.UTF_8)); }

    /** Fixed-length hashes are compared in constant time, so neither length nor content leaks. */
    static boolean same(String secret, String shown) {
        return MessageDigest.isEqual(sha256(secret), sha256(shown));
    }

    /** The same with a secret whose hash is kept. */
    static boolean same(byte[] secretHash, String shown) {
        return MessageDigest.isEqual(secretHash, sha256(shown));
    }
}
