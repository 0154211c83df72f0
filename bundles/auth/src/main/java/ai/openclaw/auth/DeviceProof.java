package ai.openclaw.auth;

import ai.openclaw.api.ConnectAttempt;
import ai.openclaw.api.GatewayException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** Checks that a client holds the private key of the device that it says it is (contract section 3.4, security checklist 15). */
final class DeviceProof {
    private static final long MAX_SKEW_MS = 120_000;
    private final Clock clock;
    private final DeviceKeys keys = new DeviceKeys();

    DeviceProof(Clock clock) { this.clock = clock; }

    /**
     * @return the device's public key, in base64url whatever it was sent in
     * @throws GatewayException {@code INVALID_REQUEST} with the failure's details
     */
    String check(ConnectAttempt attempt, ConnectAttempt.Device device) {
        DeviceKeys.Key key = keys.read(device.publicKey()).filter(known -> known.id().equals(device.id()))
                .orElseThrow(() -> failure("device identity mismatch", "DEVICE_ID_MISMATCH", "device-id-mismatch"));
        if (Math.abs(clock.millis() - device.signedAt()) > MAX_SKEW_MS)
            throw failure("device signature expired", "SIGNATURE_EXPIRED", "device-signature-stale");
        if (device.nonce().isBlank())
            throw failure("device nonce required", "NONCE_REQUIRED", "device-nonce-missing");
        if (!device.nonce().equals(attempt.nonce()))
            throw failure("device nonce mismatch", "NONCE_MISMATCH", "device-nonce-mismatch");
        byte[] signature = DeviceKeys.decode(device.signature());
        if (!verifies(key, third(attempt, device), signature) && !verifies(key, payload("v2", attempt, device), signature))
            throw failure("device signature invalid", "SIGNATURE_INVALID", "device-signature");
        return key.text();
    }

    private static String third(ConnectAttempt attempt, ConnectAttempt.Device device) {
        return payload("v3", attempt, device) + "|" + normal(Optional.of(attempt.client().platform())) + "|"
                + normal(attempt.client().deviceFamily());
    }

    private static String payload(String version, ConnectAttempt attempt, ConnectAttempt.Device device) {
        ConnectAttempt.Shown shown = attempt.shown();
        String token = shown.token().or(shown::deviceToken).or(shown::bootstrapToken).orElse("");
        return String.join("|", version, device.id(), attempt.client().id(), attempt.client().mode(), attempt.role(),
                String.join(",", attempt.scopes()), String.valueOf(device.signedAt()), token, device.nonce());
    }

    /** Trimmed, and lower case in ASCII only: "ÄB" becomes "Äb". */
    static String normal(Optional<String> value) {
        StringBuilder text = new StringBuilder(value.orElse("").strip());
        for (int i = 0; i < text.length(); i++)
            if (text.charAt(i) >= 'A' && text.charAt(i) <= 'Z')
                text.setCharAt(i, (char) (text.charAt(i) + ('a' - 'A')));
        return text.toString();
    }

    private static boolean verifies(DeviceKeys.Key key, String payload, byte[] signature) {
        try {
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(key.key());
            verifier.update(payload.getBytes(StandardCharsets.UTF_8));
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static GatewayException failure(String message, String code, String reason) {
        return GatewayException.invalid(message).with(Map.of("code", "DEVICE_AUTH_" + code, "reason", reason));
    }
}
