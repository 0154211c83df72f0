package ai.openclaw.protocol;

import ai.openclaw.api.NotEmpty;

/** Parameters of {@code node.pair.verify} (contract section 11). */
@ParamsOf("node.pair.verify")
public record NodePairVerifyParams(@NotEmpty String nodeId, @NotEmpty String token) {}
