package ai.openclaw.api;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** The devices that were let in and may come back (contract section 12), without their keys and tokens. */
@ProviderType
public interface PairedDevices {
    /** All of them, in no order. */
    List<PairedDevice> list();
}
