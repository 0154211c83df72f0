package ai.openclaw.protocol;

import ai.openclaw.api.NotEmpty;

/** Parameters of {@code node.describe} (contract section 11). */
@ParamsOf("node.describe")
public record NodeIdParams(@NotEmpty String nodeId) {}
