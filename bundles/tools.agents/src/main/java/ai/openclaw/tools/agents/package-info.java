/**  whom an agent may let work for it. */
@NullMarked
package ai.openclaw.tools.agents;

import org.jspecify.annotations.NullMarked;
