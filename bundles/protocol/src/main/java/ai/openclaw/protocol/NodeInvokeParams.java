package ai.openclaw.protocol;

import ai.openclaw.api.NotEmpty;
import ai.openclaw.api.Range;
import java.util.Optional;

/** Parameters of {@code node.invoke} (contract section 11); the timeout is 30 s unless given. */
@ParamsOf("node.invoke")
public record NodeInvokeParams(@NotEmpty String nodeId, @NotEmpty String command, Optional<Object> params,
        @Range(min = 0) Optional<Integer> timeoutMs, @NotEmpty String idempotencyKey) {}
