package ai.openclaw.protocol;

import java.util.List;

/**
 * The answer of {@code sessions.cleanup}; an addition of this gateway.
 *
 * @param dryRun whether nothing was removed, but would be
 */
@ResultOf("sessions.cleanup")
public record SessionsCleanupResult(boolean ok, boolean dryRun, List<Agent> agents) {
    /**
     * What was removed of one agent.
     *
     * @param mode {@code warn} or {@code enforce}, as it was in force for this
     * @param kept sessions that are left
     * @param due of those, how many {@code enforce} would remove
     * @param single sessions of a single request
     * @param age sessions that were not used for long
     * @param count sessions beyond the number that is kept
     * @param disk sessions that took too much room
     * @param archives files of conversations that were ended or removed before
     * @param bytes what this freed on the disk
     */
    public record Agent(String agentId, String mode, int kept, int due, int single, int age, int count, int disk, int archives,
            long bytes) {}
}
