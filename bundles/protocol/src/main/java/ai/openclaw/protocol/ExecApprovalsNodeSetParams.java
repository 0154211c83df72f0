package ai.openclaw.protocol;

import ai.openclaw.api.NotEmpty;
import java.util.Optional;

/** Parameters of {@code exec.approvals.node.set} (contract section 13). */
@ParamsOf("exec.approvals.node.set")
public record ExecApprovalsNodeSetParams(@NotEmpty String nodeId, ExecApprovalsFile file, Optional<String> baseHash) {}
