package ai.openclaw.protocol;

/**
 * The answer of {@code node.pending.enqueue} (contract section 11).
 *
 * @param revision rises with every change of what waits for the node
 * @param queued this work, or the same that waits already
 */
@ResultOf("node.pending.enqueue")
public record NodePendingEnqueueResult(String nodeId, long revision, PendingWork queued, boolean wakeTriggered) {}
