package ai.openclaw.api;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** The conversations of all agents, to be read. */
@ProviderType
public interface Sessions {
    SessionDefaults defaults();

    /** The ids of the configured agents, the default one first. */
    List<String> agents();

    /** The one spelling of a session key: {@code main} becomes {@code agent:main:main}. */
    String canonical(String key);

    /** {@code sessions.json} of an agent. */
    Path store(String agentId);

    /** All sessions, last used first; an entry that did not change is the same object as before. */
    List<SessionEntry> list();

    Optional<SessionEntry> find(String key);

    /** The model that answers the next message of a session, as {@code provider/model}. */
    String model(String key);

    /**
     * The last messages of a session in the shape of {@code chat.history} (contract section 8.5), oldest first; empty for an unknown key.
     *
     * @throws GatewayException {@code UNAVAILABLE} when the transcript cannot be read
     */
    List<Map<String, Object>> history(String key, int limit);

    /**
     * All messages of a session as they are stored (contract section 19), oldest first; empty when there is no transcript.
     *
     * @throws GatewayException {@code UNAVAILABLE} when the transcript cannot be read
     */
    List<Map<String, Object>> messages(String key);

    /** Rises with every change of {@link #list}. */
    long revision();
}
