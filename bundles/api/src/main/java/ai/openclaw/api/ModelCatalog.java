package ai.openclaw.api;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** The models that the deployed providers offer. */
@ProviderType
public interface ModelCatalog {
    /**
     * A model and where it is.
     *
     * @param provider the part of its name before the slash
     */
    record Offer(String provider, ModelInfo model) {}

    /** Ordered by provider. */
    List<Offer> offers();
}
