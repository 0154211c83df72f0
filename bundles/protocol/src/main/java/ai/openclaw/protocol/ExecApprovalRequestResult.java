package ai.openclaw.protocol;

/** The answers to {@code exec.approval.request} (contract section 13): one that it is accepted, if two were asked for, and what became of it. */
@ResultOf("exec.approval.request")
public sealed interface ExecApprovalRequestResult permits ExecApprovalAccepted, ExecApprovalResult {}
