package ai.openclaw.protocol;

import ai.openclaw.api.NotEmpty;
import java.util.Optional;

/** Parameters of {@code sessions.resolve} (contract section 9). */
@ParamsOf("sessions.resolve")
public record SessionsResolveParams(@NotEmpty Optional<String> key, @NotEmpty Optional<String> sessionId, @NotEmpty Optional<String> label,
        @NotEmpty Optional<String> agentId, @NotEmpty Optional<String> spawnedBy, Optional<Boolean> includeGlobal,
        Optional<Boolean> includeUnknown) {}
