/**  an agent looks at the configuration, changes what is not security, and restarts the gateway for its owner. */
@NullMarked
package ai.openclaw.tools.automation;

import org.jspecify.annotations.NullMarked;
