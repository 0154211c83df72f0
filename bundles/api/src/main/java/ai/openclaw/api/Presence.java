package ai.openclaw.api;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Who is or was connected lately; bounded, the oldest are forgotten first. */
@ProviderType
public interface Presence {
    /** The gateway first, then the others, last heard of first. */
    List<PresenceEntry> list();

    /** The same as JSON. */
    default JsonText.Raw json() { return JsonText.Raw.of(list()); }

    /** Sets the entry of a key and tells everybody with the event {@code presence}. */
    void put(String key, PresenceEntry entry);

    /** The current counters. */
    StateVersion version();
}
