package ai.openclaw.protocol;

import ai.openclaw.api.NotEmpty;

/** Parameters of {@code node.describe} (contract section 11). */
public record NodeIdParams(@NotEmpty String nodeId) {}
