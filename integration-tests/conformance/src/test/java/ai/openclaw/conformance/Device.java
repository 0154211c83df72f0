package ai.openclaw.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** A device of ours in the place of a recorded one, whose private key nobody has. */
final class Device {
    private static final int KEY_BYTES = 32;
    private final KeyPair keys;
    private final String id;
    private final byte[] rawKey;

    Device() throws GeneralSecurityException {
        keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        byte[] encoded = keys.getPublic().getEncoded();
        rawKey = Arrays.copyOfRange(encoded, encoded.length - KEY_BYTES, encoded.length);
        id = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(rawKey));
    }

    /**
     * Puts this device into a recorded connect, with what was signed then and the mistakes that were made then.
     *
     * @param recordedNonce of the challenge then
     * @param nonce of the challenge now
     * @param laterMs how much later it is now
     */
    void takePlace(ObjectNode device, String signed, String recordedNonce, String nonce, long laterMs) throws GeneralSecurityException {
        String recordedId = device.path("id").asText();
        long signedAt = device.path("signedAt").asLong() + laterMs;
        String payload = signed.replace(recordedId, id).replace("|" + device.path("signedAt").asLong() + "|", "|" + signedAt + "|")
                .replace(recordedNonce, nonce);
        boolean forged = device.path("signature").asText().startsWith("AAAA");
        boolean ownId = signed.contains(recordedId);
        device.put("id", ownId ? id : recordedId);
        device.put("publicKey", like(device.path("publicKey").asText()));
        device.put("signedAt", signedAt);
        if (device.has("nonce") && device.path("nonce").asText().equals(recordedNonce))
            device.put("nonce", nonce);
        if (!forged)
            device.put("signature", Base64.getUrlEncoder().withoutPadding().encodeToString(sign(payload)));
    }

    /** The key in the form of the recorded one; what was no key stays as it was. */
    private String like(String recorded) {
        String standard = Base64.getEncoder().encodeToString(rawKey);
        if (recorded.length() == standard.length())
            return standard;
        String url = Base64.getUrlEncoder().withoutPadding().encodeToString(rawKey);
        return recorded.length() == url.length() ? url : recorded;
    }

    private byte[] sign(String payload) throws GeneralSecurityException {
        Signature signer = Signature.getInstance("Ed25519");
        signer.initSign(keys.getPrivate());
        signer.update(payload.getBytes(StandardCharsets.UTF_8));
        return signer.sign();
    }

    /** A device that proves itself, with the fields of a recorded connect. */
    static ObjectNode proof(Device device, JsonNode connect, String nonce) throws GeneralSecurityException {
        JsonNode client = connect.path("client");
        StringBuilder scopes = new StringBuilder();
        connect.path("scopes").forEach(scope -> scopes.append(scopes.isEmpty() ? "" : ",").append(scope.asText()));
        long now = System.currentTimeMillis();
        String payload = String.join("|", "v2", device.id, client.path("id").asText(), client.path("mode").asText(),
                connect.path("role").asText("operator"), scopes, Long.toString(now), connect.at("/auth/token").asText(""), nonce);
        return Transcripts.JSON.createObjectNode().put("id", device.id)
                .put("publicKey", Base64.getUrlEncoder().withoutPadding().encodeToString(device.rawKey))
                .put("signature", Base64.getUrlEncoder().withoutPadding().encodeToString(device.sign(payload))).put("signedAt", now)
                .put("nonce", nonce);
    }
}
