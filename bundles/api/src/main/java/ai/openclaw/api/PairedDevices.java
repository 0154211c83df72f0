package ai.openclaw.api;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** The devices that were let in and may come back (contract section 12), for those that only want to name them. */
@ProviderType
public interface PairedDevices {
    /** All of them, in no order. */
    List<Device> list();

    /**
     * A device that was let in, without its key and tokens.
     *
     * @param platform as it said when it was let in; empty when it did not
     * @param roles what it may connect as: operator, node
     * @param approvedAtMs epoch milliseconds
     */
    record Device(String deviceId, Optional<String> displayName, String platform, Optional<String> deviceFamily, List<String> roles,
            long approvedAtMs) {
        public Device {
            roles = List.copyOf(roles);
        }
    }
}
