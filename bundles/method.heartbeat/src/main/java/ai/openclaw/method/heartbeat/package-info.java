/** The heartbeat of the main session, and the methods wake, last-heartbeat and set-heartbeats. */
@NullMarked
package ai.openclaw.method.heartbeat;

import org.jspecify.annotations.NullMarked;
