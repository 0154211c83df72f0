package ai.openclaw.api;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The devices that are paired with the gateway, and those that ask for it (contract section 12). Every change is refused to callers that
 * would grant what they do not have themselves; what ends a device's rights ends its connections.
 */
@ProviderType
public interface Devices extends PairedDevices {
    /** Those that have not expired, the oldest first. */
    List<PairingRequest> pending();

    /**
     * Lets the device of a request in.
     *
     * @throws GatewayException {@code INVALID_REQUEST}: unknown requestId, or a scope that the caller lacks
     */
    PairedDevice approve(String requestId, Caller by);

    /**
     * Drops a request.
     *
     * @throws GatewayException {@code INVALID_REQUEST}: unknown requestId
     */
    PairingRequest reject(String requestId);

    /**
     * Forgets a device and ends its connections.
     *
     * @throws GatewayException {@code INVALID_REQUEST}: unknown deviceId
     */
    void remove(String deviceId, Caller by);

    /**
     * Gives a device a new token for a role; the old one is good for nothing any more.
     *
     * @param scopes what it is to be good for; as before when empty
     * @throws GatewayException {@code INVALID_REQUEST}: unknown deviceId/role, a scope that the device is not approved for or the caller lacks
     */
    Grant.DeviceToken rotate(String deviceId, String role, Optional<List<String>> scopes, Caller by);

    /**
     * Ends the token of a device for a role.
     *
     * @return when, in epoch milliseconds
     * @throws GatewayException {@code INVALID_REQUEST}: unknown deviceId/role
     */
    long revoke(String deviceId, String role, Caller by);

    /** Lets one new device that is shown this ask to be paired without the shared secret. */
    BootstrapToken invite();

    /** The identity of this gateway; its key is made when it is first asked for. */
    Identity identity();

    /**
     * A device by its key.
     *
     * @param deviceId SHA-256 of the raw key in lower-case hex
     * @param publicKey the raw Ed25519 key in base64url
     */
    record Identity(String deviceId, String publicKey) {}
}
