package ai.openclaw.protocol;

import ai.openclaw.api.NotEmpty;

/** Parameters of {@code node.pair.approve} and {@code node.pair.reject} (contract section 11). */
public record NodePairDecisionParams(@NotEmpty String requestId) {}
