package ai.openclaw.protocol;

import java.util.List;

/**
 * The answer of {@code node.pending.drain} (contract section 11).
 *
 * @param revision rises with every change of what waits for the node
 */
@ResultOf("node.pending.drain")
public record NodePendingDrainResult(String nodeId, long revision, List<PendingWork> items, boolean hasMore) {}
