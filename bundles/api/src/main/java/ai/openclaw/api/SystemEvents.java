package ai.openclaw.api;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** What a session's agent is to be told with the next message that it reads (contract sections 6 and 8.6). */
@ProviderType
public interface SystemEvents {
    /** Notes a text for the main session; the oldest of too many are forgotten, and the last one is not noted twice. */
    void add(String text);

    /** Notes a text for a session. */
    void add(String sessionKey, String text);

    /** The same, and lets the agent look at it soon without waiting for somebody to speak. */
    void wake(String sessionKey, String text);

    /** Of the main session, oldest first; the same list until something changes. */
    List<String> list();

    /** Takes all that are noted for the main session. */
    List<String> take();
}
