package ai.openclaw.protocol;

import ai.openclaw.api.NotEmpty;

/** Parameters of {@code agents.files.set} (contract section 6). */
@ParamsOf("agents.files.set")
public record AgentsFileSetParams(@NotEmpty String agentId, @NotEmpty String name, String content) {}
