package ai.openclaw.protocol;

import ai.openclaw.api.ApprovalRequest;
import ai.openclaw.api.NotEmpty;
import ai.openclaw.api.Range;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Parameters of {@code exec.approval.request} (contract section 13); the request lives for 120 s unless another time is given. */
@ParamsOf("exec.approval.request")
public record ExecApprovalRequestParams(@NotEmpty Optional<String> id, Optional<String> command, Optional<List<String>> commandArgv,
        Optional<ApprovalRequest.Plan> systemRunPlan, Map<String, String> env, Optional<String> cwd, Optional<String> nodeId,
        Optional<String> host, Optional<String> security, Optional<String> ask, Optional<String> agentId, Optional<String> resolvedPath,
        Optional<String> sessionKey, Optional<String> turnSourceChannel, Optional<String> turnSourceTo,
        Optional<String> turnSourceAccountId, Optional<Object> turnSourceThreadId, @Range(min = 1) Optional<Integer> timeoutMs,
        Optional<Boolean> twoPhase) {}
