/** The tools session_status and sessions_list. */
@NullMarked
package ai.openclaw.tools.sessions;

import org.jspecify.annotations.NullMarked;
