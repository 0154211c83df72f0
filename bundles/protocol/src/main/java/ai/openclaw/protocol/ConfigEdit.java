package ai.openclaw.protocol;

import ai.openclaw.api.NotEmpty;
import java.util.List;
import java.util.Optional;

/**
 * A change of a single place of the configuration.
 *
 * @param path names of members and indexes of elements, from the root on; the index after the last appends
 * @param value what is to stand there; without it, what stands there is taken away
 */
public record ConfigEdit(@NotEmpty List<String> path, Optional<Object> value) {}
