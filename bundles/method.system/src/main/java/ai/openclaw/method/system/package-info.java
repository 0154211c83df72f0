/** The methods health, status, system-presence and system-event. */
@NullMarked
package ai.openclaw.method.system;

import org.jspecify.annotations.NullMarked;
