package ai.openclaw.protocol;

import ai.openclaw.api.ApprovalRequest;
import java.util.List;

/** The commands that wait for approval, oldest first; an addition of this gateway. */
@ResultOf("exec.approval.pending")
public record ExecApprovalPendingResult(List<ApprovalRequest> pending) {}
