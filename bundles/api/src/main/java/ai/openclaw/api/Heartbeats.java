package ai.openclaw.api;

import org.osgi.annotation.versioning.ProviderType;

/** The heartbeat of the main session (contract section 10). */
@ProviderType
public interface Heartbeats {
    /**
     * Notes a text for the agent of the main session.
     *
     * @param now whether it is to look at it at once; otherwise with the next heartbeat or message
     */
    void wake(String text, boolean now);
}
