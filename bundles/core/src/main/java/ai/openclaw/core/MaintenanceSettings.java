package ai.openclaw.core;

import java.time.Duration;
import java.util.Optional;

/**
 * The section {@code session.maintenance} (contract section 14.4).
 *
 * @param enforce whether what is due is removed, or only told
 * @param pruneAfter how long a session may lie unused
 * @param maxEntries how many sessions an agent may have
 * @param rotateBytes from which size on {@code sessions.json} is copied aside
 * @param archiveRetention how long conversations are kept that were ended or removed; empty for ever
 * @param disk how much room an agent's sessions may take; empty for any
 */
record MaintenanceSettings(boolean enforce, Duration pruneAfter, int maxEntries, long rotateBytes, Optional<Duration> archiveRetention,
        Optional<Disk> disk) {
    static final Duration PRUNE_AFTER = Duration.ofDays(30);
    static final int MAX_ENTRIES = 500;
    static final long ROTATE_BYTES = 10 << 20;
    /** How much of the most is left after a clean-up for room, so that not every pass has to make room again. */
    static final double HIGH_WATER = 0.8;

    /**
     * Room on the disk.
     *
     * @param maxBytes beyond which room is made
     * @param highWaterBytes down to which
     */
    record Disk(long maxBytes, long highWaterBytes) {}
}
