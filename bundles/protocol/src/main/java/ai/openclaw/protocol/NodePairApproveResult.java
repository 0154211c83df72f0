package ai.openclaw.protocol;

import java.util.Map;

/** The answer of {@code node.pair.approve} (contract section 11): the node with its token. */
@ResultOf("node.pair.approve")
public record NodePairApproveResult(String requestId, @Shape(PairedNode.class) Map<String, Object> node) {}
