package ai.openclaw.protocol;

import ai.openclaw.api.NotEmpty;

/** Parameters of {@code exec.approval.resolve} (contract section 13): {@code allow-once}, {@code allow-always} or {@code deny}. */
@ParamsOf("exec.approval.resolve")
public record ExecApprovalResolveParams(@NotEmpty String id, @NotEmpty String decision) {}
