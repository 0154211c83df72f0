package ai.openclaw.endpoint;

import java.io.IOException;
import java.util.Optional;

/** Where static files come from. */
@FunctionalInterface
public interface AssetSource {
    /**
     * Opens a file.
     *
     * @param path as {@link AssetPath} lets it through: names with slashes between them, none at either end
     * @throws IOException when it is there and cannot be read
     */
    Optional<Asset> open(String path) throws IOException;
}
