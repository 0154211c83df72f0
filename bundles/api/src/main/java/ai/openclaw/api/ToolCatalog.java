package ai.openclaw.api;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** The tools that are deployed. */
@ProviderType
public interface ToolCatalog {
    /**
     * A tool and the group that it comes with.
     *
     * @param group as its component's {@link ToolGroupType} says
     */
    record Offer(String group, String name, String description) {}

    /** Ordered by group. */
    List<Offer> offers();
}
