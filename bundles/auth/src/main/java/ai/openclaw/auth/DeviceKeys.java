package ai.openclaw.auth;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Ed25519 keys as devices send them. Those used last are kept, for devices come back and reading a key costs as much as half a signature. */
final class DeviceKeys {
    private static final int KEY_BYTES = 32;
    private static final int MAX_KEPT = 4096;
    /** What comes before the 32 bytes of an Ed25519 key in its X.509 form (RFC 8410). */
    private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");
    /** By their text; guarded by itself. */
    private final Map<String, Key> kept = new LinkedHashMap<>();

    /**
     * A key.
     *
     * @param id SHA-256 of the raw bytes in lower-case hex
     * @param text the raw bytes in base64url
     */
    record Key(String id, String text, PublicKey key) {}

    /** Empty when the text is no key. */
    Optional<Key> read(String text) {
        synchronized (kept) {
            Key known = kept.get(text);
            if (known != null)
                return Optional.of(known);
        }
        Optional<Key> read = parse(text);
        synchronized (kept) {
            if (kept.size() >= MAX_KEPT)
                kept.remove(kept.keySet().iterator().next());
            read.ifPresent(key -> kept.put(text, key));
        }
        return read;
    }

    private static Optional<Key> parse(String text) {
        byte[] raw = decode(text);
        if (raw.length != KEY_BYTES)
            return Optional.empty();
        byte[] encoded = new byte[X509_PREFIX.length + KEY_BYTES];
        System.arraycopy(X509_PREFIX, 0, encoded, 0, X509_PREFIX.length);
        System.arraycopy(raw, 0, encoded, X509_PREFIX.length, KEY_BYTES);
        try {
            PublicKey key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
            return Optional.of(new Key(HexFormat.of().formatHex(Hashes.sha256(raw)), encode(raw), key));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    /** The raw bytes of an Ed25519 key that the JDK made. */
    static byte[] raw(PublicKey key) {
        byte[] encoded = key.getEncoded();
        return java.util.Arrays.copyOfRange(encoded, encoded.length - KEY_BYTES, encoded.length);
    }

    static String encode(byte[] bytes) { return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes); }

    /** Base64, with or without padding, of either alphabet; nothing when it is none. */
    static byte[] decode(String text) {
        try {
            return Base64.getUrlDecoder().decode(text.strip().replace('+', '-').replace('/', '_').replaceAll("=+$", ""));
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }
}
