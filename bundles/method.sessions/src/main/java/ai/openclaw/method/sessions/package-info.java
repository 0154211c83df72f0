/** The methods sessions.* that list, show and change conversations. */
@NullMarked
package ai.openclaw.method.sessions;

import org.jspecify.annotations.NullMarked;
