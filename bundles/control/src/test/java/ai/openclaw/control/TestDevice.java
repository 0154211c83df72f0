package ai.openclaw.control;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** A device with a key of its own that signs as contract section 3.4 says. */
final class TestDevice {
    private final KeyPair keys;
    final String id;
    final String publicKey;

    TestDevice() throws GeneralSecurityException {
        keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        byte[] encoded = keys.getPublic().getEncoded();
        byte[] raw = Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
        id = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(raw));
        publicKey = base64(raw);
    }

    /** The device of a connect by a cli on linux with all scopes. */
    Map<String, Object> proof(String version, String nonce, long signedAt, String token) throws GeneralSecurityException {
        return proof(version, nonce, signedAt, token, "cli|cli|operator");
    }

    /** The same for another program, mode and role. */
    Map<String, Object> proof(String version, String nonce, long signedAt, String token, String who) throws GeneralSecurityException {
        String payload = String.join("|", version, id, who, String.join(",", TestPlane.ALL_SCOPES), String.valueOf(signedAt), token, nonce)
                + (version.equals("v3") ? "|linux|" : "");
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(keys.getPrivate());
        signature.update(payload.getBytes(StandardCharsets.UTF_8));
        Map<String, Object> device = new LinkedHashMap<>();
        device.put("id", id);
        device.put("publicKey", publicKey);
        device.put("signature", base64(signature.sign()));
        device.put("signedAt", signedAt);
        device.put("nonce", nonce);
        return device;
    }

    private static String base64(byte[] bytes) { return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes); }
}
