package ai.openclaw.protocol;

import java.util.List;

/**
 * The answer of {@code node.pending.ack} (contract section 11).
 *
 * @param remainingCount commands that still wait
 */
@ResultOf("node.pending.ack")
public record NodePendingAckResult(String nodeId, List<String> ackedIds, int remainingCount) {}
