/** The settings of the log. */
@NullMarked
package ai.openclaw.logging;

import org.jspecify.annotations.NullMarked;
