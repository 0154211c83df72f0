/** The tools exec and process: commands, what they print, and how they end. */
@NullMarked
package ai.openclaw.tools.runtime;

import org.jspecify.annotations.NullMarked;
