package ai.openclaw.protocol;

import ai.openclaw.api.NotEmpty;
import java.util.Optional;

/** Parameters of {@code agents.update} (contract section 6). */
@ParamsOf("agents.update")
public record AgentsUpdateParams(@NotEmpty String agentId, Optional<String> name, Optional<String> workspace, Optional<String> model,
        Optional<String> avatar) {}
