package ai.openclaw.protocol;

import ai.openclaw.api.NotEmpty;

/** Parameters of {@code agents.files.get} (contract section 6). */
@ParamsOf("agents.files.get")
public record AgentsFileParams(@NotEmpty String agentId, @NotEmpty String name) {}
