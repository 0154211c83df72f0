package ai.openclaw.api;

import java.util.List;
import java.util.Optional;

/**
 * A device that was approved, as on the wire (contract section 12); its tokens without their values.
 *
 * @param role the one it was approved for last
 * @param createdAtMs epoch milliseconds
 */
public record PairedDevice(String deviceId, String publicKey, Optional<String> displayName, Optional<String> platform,
        Optional<String> deviceFamily, Optional<String> clientId, Optional<String> clientMode, Optional<String> role, List<String> roles,
        List<String> scopes, Optional<String> remoteIp, long createdAtMs, long approvedAtMs, List<Token> tokens) {

    /** What is told of a token. */
    public record Token(String role, List<String> scopes, long createdAtMs, Optional<Long> rotatedAtMs, Optional<Long> revokedAtMs,
            Optional<Long> lastUsedAtMs) {}
}
