package ai.openclaw.protocol;

import ai.openclaw.api.OrNull;
import java.util.Optional;

/**
 * Something that a node is to do when it looks next (contract section 11).
 *
 * @param createdAtMs epoch milliseconds
 * @param expiresAtMs epoch milliseconds; null when it waits for ever
 */
public record PendingWork(String id, NodePendingEnqueueParams.Type type, Priority priority, long createdAtMs,
        @OrNull Optional<Long> expiresAtMs) {
    /** What is done first; {@code default} is what a node does that has nothing else to do. */
    public enum Priority {
        HIGH, NORMAL, DEFAULT
    }
}
