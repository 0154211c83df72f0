package ai.openclaw.api;

import java.util.Optional;
import java.util.Set;

/**
 * Who calls a method.
 *
 * @param connectionId the connection, a UUID
 * @param clientId the program, such as {@code cli}
 * @param mode what it is used as, such as {@code webchat}
 * @param role as on the wire: operator or node
 * @param scopes what it may do
 * @param deviceId the device that it proved to be
 * @param local whether it is on this machine (contract section 3.7)
 */
public record Caller(String connectionId, String clientId, String mode, String role, Set<String> scopes, Optional<String> deviceId,
        boolean local) {
    public Caller {
        scopes = Set.copyOf(scopes);
    }
}
