package ai.openclaw.auth;

import ai.openclaw.api.AtomicFile;
import ai.openclaw.api.Devices;
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
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** The key of this installation, in {@code identity/device.json} (contract section 19); the command line of the incumbent shares it. */
final class GatewayIdentity {
    private static final int PEM_WIDTH = 64;
    private final Path file;
    private final Clock clock;

    GatewayIdentity(Path stateDir, Clock clock) {
        file = stateDir.resolve("identity/device.json");
        this.clock = clock;
    }

    /** Reads the key, or makes one when there is none. A file that holds none is left alone: others know this gateway by it. */
    synchronized Devices.Identity get() {
        try {
            if (!Files.exists(file))
                return create();
            if (JsonText.parse(Files.readString(file)) instanceof Map<?, ?> tree && tree.get("publicKeyPem") instanceof String pem)
                return identity(publicKey(pem));
            throw new IOException("it holds no publicKeyPem");
        } catch (IOException | IllegalArgumentException | GeneralSecurityException e) {
            throw GatewayException.unavailable(file + " cannot be used: " + e.getMessage() + "; repair it, or move it away for a new one");
        }
    }

    private Devices.Identity create() throws GeneralSecurityException, IOException {
        KeyPair keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        Devices.Identity identity = identity(keys.getPublic());
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("version", 1);
        content.put("deviceId", identity.deviceId());
        content.put("publicKeyPem", pem("PUBLIC", keys.getPublic()));
        content.put("privateKeyPem", pem("PRIVATE", keys.getPrivate()));
        content.put("createdAtMs", clock.millis());
        AtomicFile.write(file, JsonText.write(content) + "\n");
        return identity;
    }

    private static Devices.Identity identity(PublicKey key) {
        byte[] raw = DeviceKeys.raw(key);
        return new Devices.Identity(HexFormat.of().formatHex(Hashes.sha256(raw)), DeviceKeys.encode(raw));
    }

    private static PublicKey publicKey(String pem) throws GeneralSecurityException {
        byte[] encoded = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
        return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
    }

    private static String pem(String what, Key key) {
        String text = Base64.getMimeEncoder(PEM_WIDTH, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(key.getEncoded());
        return "-----BEGIN " + what + " KEY-----\n" + text + "\n-----END " + what + " KEY-----\n";
    }
}
