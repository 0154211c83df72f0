package ai.openclaw.protocol;

import ai.openclaw.api.NotEmpty;
import java.util.Optional;

/** Parameters of {@code agents.create} (contract section 6). */
@ParamsOf("agents.create")
public record AgentsCreateParams(@NotEmpty String name, @NotEmpty String workspace, Optional<String> emoji, Optional<String> avatar) {}
