/** Commands of this machine as models of last resort. */
@NullMarked
package ai.openclaw.model.cli;

import org.jspecify.annotations.NullMarked;
