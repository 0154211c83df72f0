package ai.openclaw.api;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** The agents that are configured now. */
@ProviderType
public interface AgentDirectory {
    /** The default one first. */
    List<AgentInfo> list();

    Optional<AgentInfo> find(String id);
}
