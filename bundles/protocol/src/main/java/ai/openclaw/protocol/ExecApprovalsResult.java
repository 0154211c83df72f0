package ai.openclaw.protocol;

import ai.openclaw.api.ApprovalFile;
import ai.openclaw.api.Rest;

/** The file of exec approvals and its hash (contract section 13); of a node in the node's own words. */
@ResultOf({"exec.approvals.get", "exec.approvals.set", "exec.approvals.node.get", "exec.approvals.node.set"})
public record ExecApprovalsResult(@Rest ApprovalFile.Snapshot snapshot) {}
