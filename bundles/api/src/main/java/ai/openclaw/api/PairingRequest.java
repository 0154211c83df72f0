package ai.openclaw.api;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A device that waits to be approved, as on the wire and in the file (contract sections 12 and 19).
 *
 * @param remoteIp where it comes from; empty for this machine
 * @param silent whether it may be approved without asking anybody
 * @param isRepair whether the device is known already
 * @param ts when it asked last, in epoch milliseconds
 * @param others what other versions keep with it
 */
public record PairingRequest(String requestId, String deviceId, String publicKey, Optional<String> displayName, Optional<String> platform,
        Optional<String> deviceFamily, Optional<String> clientId, Optional<String> clientMode, Optional<String> role, List<String> roles,
        List<String> scopes, Optional<String> remoteIp, boolean silent, boolean isRepair, long ts, @Rest Map<String, Object> others) {}
