package ai.openclaw.api;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A way by which nodes are connected beside the control plane, such as the legacy bridge. What comes from its nodes it hands to
 * {@link Nodes}. Nothing here waits.
 */
@ConsumerType
public interface NodeLink {
    /** The nodes that are connected now; the device id of their {@link Caller} is the node id. */
    List<ClientInfo> nodes();

    /** Sends an event to one node, such as {@code node.invoke.request} (contract section 11); false when it is gone. */
    boolean tell(String connectionId, String event, Object payload);
}
