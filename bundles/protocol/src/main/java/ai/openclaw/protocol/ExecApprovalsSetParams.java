package ai.openclaw.protocol;

import java.util.Optional;

/** Parameters of {@code exec.approvals.set} (contract section 13); the hash is that of the file which was changed. */
@ParamsOf("exec.approvals.set")
public record ExecApprovalsSetParams(ExecApprovalsFile file, Optional<String> baseHash) {}
