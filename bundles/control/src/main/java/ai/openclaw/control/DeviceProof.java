package ai.openclaw.control;

import ai.openclaw.api.GatewayException;
import ai.openclaw.protocol.ConnectParams;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Checks that a client holds the private key of the device that it says it is (contract section 3.4). */
final class DeviceProof {
    private static final long MAX_SKEW_MS = 120_000;
    private static final int KEY_BYTES = 32;
    /** What comes before the 32 bytes of an Ed25519 key in its X.509 form (RFC 8410). */
    private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");
    private final Clock clock;

    DeviceProof(Clock clock) { this.clock = clock; }

    /**
     * @param role as asked for
     * @param nonce the challenge of this connection
     * @throws GatewayException {@code INVALID_REQUEST} with the failure's details
     */
    void check(ConnectParams params, ConnectParams.Device device, String role, String nonce) {
        byte[] key = decode(device.publicKey());
        if (key.length != KEY_BYTES || !device.id().equals(id(key)))
            throw failure("device identity mismatch", "DEVICE_ID_MISMATCH", "device-id-mismatch");
        if (Math.abs(clock.millis() - device.signedAt()) > MAX_SKEW_MS)
            throw failure("device signature expired", "SIGNATURE_EXPIRED", "device-signature-stale");
        if (device.nonce().isBlank())
            throw failure("device nonce required", "NONCE_REQUIRED", "device-nonce-missing");
        if (!device.nonce().equals(nonce))
            throw failure("device nonce mismatch", "NONCE_MISMATCH", "device-nonce-mismatch");
        byte[] signature = decode(device.signature());
        String second = payload("v2", params, device, role);
        String third = payload("v3", params, device, role) + "|" + lower(Optional.of(params.client().platform())) + "|"
                + lower(params.client().deviceFamily());
        if (!verifies(key, third, signature) && !verifies(key, second, signature))
            throw failure("device signature invalid", "SIGNATURE_INVALID", "device-signature");
    }

    private static String payload(String version, ConnectParams params, ConnectParams.Device device, String role) {
        String token = params.auth().flatMap(auth -> auth.token().or(auth::deviceToken).or(auth::bootstrapToken)).orElse("");
        return String.join("|", version, device.id(), Clients.id(params), Clients.mode(params), role, String.join(",", params.scopes()),
                String.valueOf(device.signedAt()), token, device.nonce());
    }

    /** Trimmed, and lower case in ASCII only: "ÄB" becomes "Äb". */
    private static String lower(Optional<String> value) {
        StringBuilder text = new StringBuilder(value.orElse("").strip());
        for (int i = 0; i < text.length(); i++)
            if (text.charAt(i) >= 'A' && text.charAt(i) <= 'Z')
                text.setCharAt(i, (char) (text.charAt(i) + ('a' - 'A')));
        return text.toString();
    }

    private static boolean verifies(byte[] key, String payload, byte[] signature) {
        try {
            byte[] encoded = new byte[X509_PREFIX.length + KEY_BYTES];
            System.arraycopy(X509_PREFIX, 0, encoded, 0, X509_PREFIX.length);
            System.arraycopy(key, 0, encoded, X509_PREFIX.length, KEY_BYTES);
            PublicKey publicKey = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(publicKey);
            verifier.update(payload.getBytes(StandardCharsets.UTF_8));
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static String id(byte[] key) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(key)).toLowerCase(Locale.ROOT);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Base64, with or without padding, of either alphabet; nothing when it is none. */
    private static byte[] decode(String text) {
        try {
            return Base64.getUrlDecoder().decode(text.strip().replace('+', '-').replace('/', '_').replaceAll("=+$", ""));
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private static GatewayException failure(String message, String code, String reason) {
        return GatewayException.invalid(message).with(Map.of("code", "DEVICE_AUTH_" + code, "reason", reason));
    }
}
