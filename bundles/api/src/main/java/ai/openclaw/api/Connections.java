package ai.openclaw.api;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** The clients that are connected to the control plane now. */
@ProviderType
public interface Connections {
    /** Those that were admitted, in no order. */
    List<ClientInfo> list();

    Optional<ClientInfo> find(String connectionId);

    /** Sends an event to one client, without a sequence number (contract section 7.1). Does not wait; false when the client is gone. */
    boolean tell(String connectionId, String event, Object payload);

    /** Sends a client away with close code 1008; nothing when it is gone. Does not wait for the client. */
    void close(String connectionId, String reason);
}
