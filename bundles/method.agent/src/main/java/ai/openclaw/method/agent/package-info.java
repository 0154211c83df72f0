/** The methods agent and agent.wait. */
@NullMarked
package ai.openclaw.method.agent;

import org.jspecify.annotations.NullMarked;
