package ai.openclaw.api;

import java.util.function.Supplier;
import org.osgi.annotation.versioning.ProviderType;

/** Where things that were done are told, for whoever measures. Costs next to nothing while nobody does. */
@ProviderType
public interface Observations {
    /** Hands it to every {@link Observer}; only made when there is one. Never fails, and returns at once. */
    void tell(Supplier<Observation> observation);
}
