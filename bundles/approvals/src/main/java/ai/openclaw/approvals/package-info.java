/** Decides which commands may run on this machine: by the file of approvals, by what a command line provably runs, or by asking a person. */
@NullMarked
package ai.openclaw.approvals;

import org.jspecify.annotations.NullMarked;
