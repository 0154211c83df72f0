package ai.openclaw.protocol;

import ai.openclaw.api.NotEmpty;

/** Parameters of {@code exec.approvals.node.get} (contract section 13). */
@ParamsOf("exec.approvals.node.get")
public record ExecApprovalsNodeGetParams(@NotEmpty String nodeId) {}
