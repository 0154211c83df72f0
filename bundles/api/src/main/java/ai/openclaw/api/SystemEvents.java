package ai.openclaw.api;

import org.osgi.annotation.versioning.ProviderType;

/** What agents are told of the world around them before their next turn; bounded, the oldest are forgotten first. */
@ProviderType
public interface SystemEvents {
    /** Notes one line for a session. */
    void note(String sessionKey, String text);
}
