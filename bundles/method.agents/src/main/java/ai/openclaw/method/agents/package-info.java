/** The methods agents.* and agent.identity.get. */
@NullMarked
package ai.openclaw.method.agents;

import org.jspecify.annotations.NullMarked;
