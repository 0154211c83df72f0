package ai.openclaw.protocol;

import java.util.Optional;

/** Parameters of {@code sandbox.explain}: the default agent's main session unless they say otherwise. */
@ParamsOf("sandbox.explain")
public record SandboxExplainParams(Optional<String> agentId, Optional<String> sessionKey) {}
