package ai.openclaw.api;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** The tokens of nodes that do not prove a device (contract section 11: {@code node.pair.*}). */
@ProviderType
public interface NodePairing {
    /** Whether this is the token that the node was given. */
    boolean verify(String nodeId, String token);

    /**
     * Asks that a node be let in; an operator decides.
     *
     * @param node the parameters of {@code node.pair.request}
     * @return the id of the request
     * @throws GatewayException {@code INVALID_REQUEST} for wrong parameters; {@code UNAVAILABLE} when too many wait already
     */
    String request(Map<String, ?> node);

    /** Waits for the decision: the node's token, or empty when it was rejected or the time is over. */
    Optional<String> await(String requestId, Duration timeout) throws InterruptedException;
}
