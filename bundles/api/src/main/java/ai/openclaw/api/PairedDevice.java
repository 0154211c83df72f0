package ai.openclaw.api;

import java.util.List;
import java.util.Optional;

/**
 * A device that was let in (contract section 12).
 *
 * @param platform as it said when it was let in; empty when it did not
 * @param roles what it may connect as: operator, node
 * @param approvedAtMs epoch milliseconds
 */
public record PairedDevice(String deviceId, Optional<String> displayName, String platform, Optional<String> deviceFamily,
        List<String> roles, long approvedAtMs) {
    public PairedDevice {
        roles = List.copyOf(roles);
    }
}
