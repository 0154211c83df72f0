package ai.openclaw.protocol;

import ai.openclaw.api.NotEmpty;
import ai.openclaw.api.Range;
import java.util.Optional;

/** Parameters of {@code sessions.list} (contract section 9). */
@ParamsOf("sessions.list")
public record SessionsListParams(@Range(min = 1) Optional<Integer> limit, @Range(min = 1) Optional<Integer> activeMinutes,
        Optional<Boolean> includeGlobal, Optional<Boolean> includeUnknown, Optional<Boolean> includeDerivedTitles,
        Optional<Boolean> includeLastMessage, @NotEmpty Optional<String> label, @NotEmpty Optional<String> spawnedBy,
        @NotEmpty Optional<String> agentId, Optional<String> search) {}
