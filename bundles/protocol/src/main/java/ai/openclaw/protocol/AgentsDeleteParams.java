package ai.openclaw.protocol;

import ai.openclaw.api.NotEmpty;
import java.util.Optional;

/** Parameters of {@code agents.delete} (contract section 6). */
@ParamsOf("agents.delete")
public record AgentsDeleteParams(@NotEmpty String agentId, Optional<Boolean> deleteFiles) {}
