package ai.openclaw.protocol;

import ai.openclaw.api.ApprovalRequest;

/** A command was decided about; told to operator.approvals only (contract section 13). */
@PayloadOf("exec.approval.resolved")
public record ExecApprovalResolved(String id, String decision, String resolvedBy, long ts, ApprovalRequest.Asked request) {}
