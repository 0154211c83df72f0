package ai.openclaw.api;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** The registry of nodes, as a {@link NodeLink} and those that ask nodes for something see it. */
@ProviderType
public interface Nodes {
    /**
     * What a node answered to an invoke.
     *
     * @param answer the parameters of {@code node.invoke.result} (contract section 11) without the node's id
     * @return false when nobody waits for it any more
     * @throws GatewayException {@code INVALID_REQUEST} that says what is wrong with the answer
     */
    boolean answered(ClientInfo node, Map<String, ?> answer);

    /** Something that a node tells, as {@code node.event} does (contract section 11); what nobody knows is ignored. */
    void told(ClientInfo node, String event, Optional<Object> payload);

    /** A node of a link is gone: what it was asked to do fails. */
    void left(ClientInfo node);

    /**
     * Asks a node for something on behalf of the gateway, and waits for its answer.
     *
     * @return what the node answered: JSON in JDK types; empty when that is nothing
     * @throws GatewayException {@code UNAVAILABLE} with the node's failure in {@code details.nodeError}
     */
    Optional<Object> ask(String nodeId, String command, Map<String, ?> params, Duration timeout) throws InterruptedException;
}
