package ai.openclaw.protocol;

import ai.openclaw.api.ApprovalRequest;
import ai.openclaw.api.Rest;

/** What became of a request for approval (contract section 13); the decision is null when nobody decided in time. */
@ResultOf("exec.approval.waitDecision")
public record ExecApprovalResult(@Rest ApprovalRequest.Outcome outcome) implements ExecApprovalRequestResult {}
