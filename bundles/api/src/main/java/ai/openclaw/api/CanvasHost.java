package ai.openclaw.api;

import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Who serves the canvas. */
@ProviderType
public interface CanvasHost {
    /**
     * The address that a client finds it under, as told in its hello (contract section 3.5): that of the gateway, for a node with a word that
     * opens it. Empty when none is served.
     *
     * @param authority the host and port by which the client reached the gateway; empty when it did not say
     */
    Optional<String> address(Caller caller, String authority);
}
