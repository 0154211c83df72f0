package ai.openclaw.api;

import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/** Whether everything works, as the method {@code health} tells it (contract section 6). */
@ProviderType
public interface Health {
    /** The last known state, refreshed every 60 s; JSON in JDK types. */
    Map<String, Object> snapshot();

    /** Looks now, with a live call to every channel when asked for, and tells everybody with the event {@code health}. */
    Map<String, Object> refresh(boolean probe);

    /** Looks behind the caller's back, without live calls and at most once a second, and tells everybody. */
    void refreshSoon();
}
