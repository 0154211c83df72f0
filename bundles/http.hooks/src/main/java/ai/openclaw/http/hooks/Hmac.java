package ai.openclaw.http.hooks;

import ai.openclaw.api.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256 (RFC 2104). */
final class Hmac {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 32;

    private Hmac() {}

    /** @throws IllegalArgumentException for a secret without a character, with which everybody could sign */
    static byte[] of(Secret secret, byte[]... parts) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.value().getBytes(StandardCharsets.UTF_8), ALGORITHM));
            for (byte[] part : parts)
                mac.update(part);
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether a signature in hex is this one; takes the same time wherever they differ (security checklist 12). */
    static boolean matches(byte[] right, String hex) {
        return bytes(hex).filter(given -> MessageDigest.isEqual(right, given)).isPresent();
    }

    private static Optional<byte[]> bytes(String hex) {
        try {
            return hex.length() == BYTES * 2 ? Optional.of(HexFormat.of().parseHex(hex)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** What makes a body the only one of its kind. */
    static String digest(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
