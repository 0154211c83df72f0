package ai.openclaw.api;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** What the main session's agent is to be told at its next turn of its own (contract section 6, system-event and wake). */
@ProviderType
public interface SystemEvents {
    /** Notes a text; the oldest of too many are forgotten, and the last one is not noted twice. */
    void add(String text);

    /** Oldest first; the same list until something changes. */
    List<String> list();

    /** Takes all that are noted. */
    List<String> take();
}
