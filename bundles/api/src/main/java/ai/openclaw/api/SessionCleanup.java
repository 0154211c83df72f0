package ai.openclaw.api;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Puts away what nobody comes back to among the conversations, as {@code session.maintenance} says. The gateway does so by itself every hour. */
@ProviderType
public interface SessionCleanup {
    /**
     * Cleans up now.
     *
     * @param agentId whose sessions; empty for those of all agents
     * @param dryRun whether only to say what would be removed
     * @param enforce whether to remove what is due even if {@code session.maintenance.mode} is {@code warn}
     * @return what was, or would be, removed, in the order of the agents
     * @throws GatewayException {@code INVALID_REQUEST} for an unknown agent, {@code UNAVAILABLE} while another cleanup goes on or when the
     *     disk refuses
     */
    List<Cleaned> clean(Optional<String> agentId, boolean dryRun, boolean enforce) throws InterruptedException;

    /**
     * What was removed of one agent.
     *
     * @param enforced whether what is due was removed too, and not only what a single request left behind
     * @param kept sessions that are left
     * @param due of those that are left, how many a cleanup that enforces would remove
     * @param single sessions of a single request
     * @param age sessions that were not used for long
     * @param count sessions beyond {@code maxEntries}
     * @param disk sessions that took too much room
     * @param archives files of conversations that were ended or removed long ago
     * @param bytes what all this freed on the disk
     */
    record Cleaned(String agentId, boolean enforced, int kept, int due, int single, int age, int count, int disk, int archives,
            long bytes) {}
}
