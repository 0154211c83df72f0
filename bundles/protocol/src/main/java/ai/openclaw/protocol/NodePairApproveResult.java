package ai.openclaw.protocol;

/** The answer of {@code node.pair.approve} (contract section 11): the node with its token. */
@ResultOf("node.pair.approve")
public record NodePairApproveResult(String requestId, PairedNode node) {}
