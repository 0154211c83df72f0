package ai.openclaw.api;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What somebody who was let in may do.
 *
 * @param scopes never more than was asked for
 * @param method what let it in: the mode, {@code device-token}, {@code bootstrap-token} or {@code tailscale}
 * @param token the token of its device for its role
 */
public record Grant(Set<String> scopes, String method, Optional<DeviceToken> token) {
    public Grant {
        scopes = Set.copyOf(scopes);
    }

    /**
     * A token by which a device is let in without the shared secret.
     *
     * @param value 43 characters of base64url
     * @param scopes what it is good for, sorted
     * @param issuedAtMs epoch milliseconds
     */
    public record DeviceToken(Secret value, List<String> scopes, long issuedAtMs) {
        public DeviceToken {
            scopes = List.copyOf(scopes);
        }
    }
}
