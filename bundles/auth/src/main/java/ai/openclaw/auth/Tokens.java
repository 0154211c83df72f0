package ai.openclaw.auth;

import java.security.SecureRandom;

/** Makes tokens that nobody guesses. */
final class Tokens {
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Tokens() {}

    /** 256 random bits in 43 characters of base64url. */
    static String fresh() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return DeviceKeys.encode(bytes);
    }
}
