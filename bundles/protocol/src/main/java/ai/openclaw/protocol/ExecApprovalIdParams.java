package ai.openclaw.protocol;

import java.util.Optional;

/** Parameters of {@code exec.approval.waitDecision} (contract section 13); unknown properties are ignored. */
@ParamsOf("exec.approval.waitDecision")
public record ExecApprovalIdParams(Optional<String> id) {}
