package ai.openclaw.protocol;

import ai.openclaw.api.NotEmpty;
import ai.openclaw.api.Range;
import java.util.Optional;

/** Parameters of {@code agent.wait} (contract section 8.1); the timeout is 30 s unless given. */
@ParamsOf("agent.wait")
public record AgentWaitParams(@NotEmpty String runId, @Range(min = 0) Optional<Integer> timeoutMs) {}
