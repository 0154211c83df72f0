package ai.openclaw.protocol;

import ai.openclaw.api.NotEmpty;

/** Parameters of {@code agents.files.list} (contract section 6). */
@ParamsOf("agents.files.list")
public record AgentsFilesParams(@NotEmpty String agentId) {}
