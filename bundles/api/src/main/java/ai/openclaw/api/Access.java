package ai.openclaw.api;

import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Who may connect, and as what: the one place that judges credentials, devices and where a request comes from (contract sections 3.3 to
 * 3.8 and 12). A changed secret makes a new service, so that who was let in with the old one is let go.
 */
@ProviderType
public interface Access {
    /** What a client must show, as on the wire: {@code none}, {@code token}, {@code password} or {@code trusted-proxy}. */
    String mode();

    /**
     * Says where a request comes from.
     *
     * @param socketAddress the numeric address of the other end of the socket
     * @param headers of the request by lower-case name, several values joined by {@code ", "}
     */
    RequestSource source(String socketAddress, Map<String, String> headers);

    /**
     * Decides on a client of the control plane.
     *
     * @throws GatewayException the failure of contract sections 3.2 (rows 8 to 11), 3.3, 3.4 or 12
     */
    Grant connect(ConnectAttempt attempt);

    /**
     * Decides on an HTTP request: with its bearer, the shared token or password (contract section 16). The grant has no scopes; what an
     * endpoint lets the owner of the secret do is its own.
     *
     * @param bearer what stands behind {@code Bearer} in its Authorization header
     * @throws GatewayException as for a connection without device
     */
    Grant bearer(RequestSource source, Optional<String> bearer);
}
