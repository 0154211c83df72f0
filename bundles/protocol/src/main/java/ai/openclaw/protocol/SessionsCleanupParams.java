package ai.openclaw.protocol;

import ai.openclaw.api.Describe;
import java.util.Optional;

/** Parameters of {@code sessions.cleanup}, an addition of this gateway: whose sessions are put away that nobody comes back to. */
@ParamsOf("sessions.cleanup")
public record SessionsCleanupParams(@Describe("Whose sessions; those of all agents unless given.") Optional<String> agentId,
        @Describe("Only say what would be removed.") Optional<Boolean> dryRun,
        @Describe("Remove what is due even if session.maintenance.mode is warn.") Optional<Boolean> enforce) {}
