package ai.openclaw.protocol;

import java.util.Optional;

/** Parameters of {@code agent.identity.get} (contract section 6). */
@ParamsOf("agent.identity.get")
public record AgentIdentityParams(Optional<String> agentId, Optional<String> sessionKey) {}
