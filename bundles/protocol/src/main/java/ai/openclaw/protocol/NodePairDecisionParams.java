package ai.openclaw.protocol;

import ai.openclaw.api.NotEmpty;

/** Parameters of {@code node.pair.approve} and {@code node.pair.reject} (contract section 11). */
@ParamsOf({"node.pair.approve", "node.pair.reject"})
public record NodePairDecisionParams(@NotEmpty String requestId) {}
