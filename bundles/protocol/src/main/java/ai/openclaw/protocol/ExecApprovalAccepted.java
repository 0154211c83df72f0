package ai.openclaw.protocol;

/** The first answer to {@code exec.approval.request} when two were asked for (contract section 13): {@code accepted}. */
public record ExecApprovalAccepted(String status, String id, long createdAtMs, long expiresAtMs) implements ExecApprovalRequestResult {}
