package ai.openclaw.protocol;

import ai.openclaw.api.ApprovalRequest;
import ai.openclaw.api.Rest;

/** A command waits for approval; told to operator.approvals only (contract section 13). */
@PayloadOf("exec.approval.requested")
public record ExecApprovalRequested(@Rest ApprovalRequest request) {}
