/** The methods usage.* and sessions.usage*: what conversations have cost. */
@NullMarked
package ai.openclaw.method.usage;

import org.jspecify.annotations.NullMarked;
