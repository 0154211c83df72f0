package ai.openclaw.api;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** The devices that were let in and may come back (contract section 12), for those that only want to name them. */
@ProviderType
public interface PairedDevices {
    /** The oldest first. */
    List<PairedDevice> paired();
}
