package ai.openclaw.auth;

import ai.openclaw.api.AtomicFile;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.JsonText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The key of this installation, in {@code identity/device.json} (contract section 19): the gateway is known by it, and the command line
 * connects with it. Public, for the command line uses it outside of OSGi.
 */
public final class DeviceIdentity {
    private static final int PEM_WIDTH = 64;
    private final String id;
    private final String publicKey;
    private final PrivateKey key;

    private DeviceIdentity(KeyPair keys) {
        byte[] raw = DeviceKeys.raw(keys.getPublic());
        id = HexFormat.of().formatHex(Hashes.sha256(raw));
        publicKey = DeviceKeys.encode(raw);
        key = keys.getPrivate();
    }

    /**
     * Reads the key, or makes one when there is none. A file that holds none is left alone: others know this installation by it.
     *
     * @throws GatewayException that names the file
     */
    public static synchronized DeviceIdentity in(Path stateDir, Clock clock) {
        Path file = stateDir.resolve("identity/device.json");
        try {
            return Files.exists(file) ? read(file) : create(file, clock);
        } catch (IOException | IllegalArgumentException | GeneralSecurityException e) {
            throw GatewayException.unavailable(file + " cannot be used: " + e.getMessage() + "; repair it, or move it away for a new one");
        }
    }

    /** SHA-256 of the raw key in lower-case hex. */
    public String id() { return id; }

    /** The raw key in base64url. */
    public String publicKey() { return publicKey; }

    /** The signature over a text, in base64url. */
    public String sign(String text) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(key);
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return DeviceKeys.encode(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static DeviceIdentity read(Path file) throws IOException, GeneralSecurityException {
        if (JsonText.parse(Files.readString(file)) instanceof Map<?, ?> tree && tree.get("publicKeyPem") instanceof String open
                && tree.get("privateKeyPem") instanceof String secret) {
            KeyFactory keys = KeyFactory.getInstance("Ed25519");
            PublicKey publicKey = keys.generatePublic(new X509EncodedKeySpec(bytes(open)));
            return new DeviceIdentity(new KeyPair(publicKey, keys.generatePrivate(new PKCS8EncodedKeySpec(bytes(secret)))));
        }
        throw new IOException("it holds no publicKeyPem and privateKeyPem");
    }

    private static DeviceIdentity create(Path file, Clock clock) throws GeneralSecurityException, IOException {
        KeyPair keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        DeviceIdentity identity = new DeviceIdentity(keys);
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("version", 1);
        content.put("deviceId", identity.id);
        content.put("publicKeyPem", pem("PUBLIC", keys.getPublic()));
        content.put("privateKeyPem", pem("PRIVATE", keys.getPrivate()));
        content.put("createdAtMs", clock.millis());
        AtomicFile.write(file, JsonText.write(content) + "\n");
        return identity;
    }

    private static byte[] bytes(String pem) { return Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", "")); }

    private static String pem(String what, Key key) {
        String text = Base64.getMimeEncoder(PEM_WIDTH, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(key.getEncoded());
        return "-----BEGIN " + what + " KEY-----\n" + text + "\n-----END " + what + " KEY-----\n";
    }
}
