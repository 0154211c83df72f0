package ai.openclaw.control;

import ai.openclaw.testkit.DeviceKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A device with a key of its own that connects as contract section 3.4 says. */
final class TestDevice {
    private final DeviceKey key = new DeviceKey();
    final String id = key.id;
    final String publicKey = key.publicKey;

    /** The device of a connect by a cli on linux with all scopes. */
    Map<String, Object> proof(String version, String nonce, long signedAt, String token) {
        return proof(version, nonce, signedAt, token, "cli|cli|operator");
    }

    /** The same for another program, mode and role. */
    Map<String, Object> proof(String version, String nonce, long signedAt, String token, String who) {
        return proof(version, nonce, signedAt, token, who, TestPlane.ALL_SCOPES);
    }

    /** The same with other scopes. */
    Map<String, Object> proof(String version, String nonce, long signedAt, String token, String who, List<String> scopes) {
        String payload = String.join("|", version, id, who, String.join(",", scopes), String.valueOf(signedAt), token, nonce)
                + (version.equals("v3") ? "|linux|" : "");
        Map<String, Object> device = new LinkedHashMap<>();
        device.put("id", id);
        device.put("publicKey", publicKey);
        device.put("signature", key.sign(payload));
        device.put("signedAt", signedAt);
        device.put("nonce", nonce);
        return device;
    }
}
