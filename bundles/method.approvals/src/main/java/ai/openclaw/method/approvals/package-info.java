/** The methods exec.approval.* and exec.approvals.*, by which people decide which commands run. */
@NullMarked
package ai.openclaw.method.approvals;

import org.jspecify.annotations.NullMarked;
