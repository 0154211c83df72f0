package ai.openclaw.protocol;

/** The answer of {@code node.pair.reject} (contract section 11). */
@ResultOf("node.pair.reject")
public record NodePairRejectResult(String requestId, String nodeId) {}
