/** The sources of secrets that the contract knows: the environment, files, and programs (contract section 15). */
@NullMarked
package ai.openclaw.secrets;

import org.jspecify.annotations.NullMarked;
