/** The method sessions.list. */
@NullMarked
package ai.openclaw.method.sessions;

import org.jspecify.annotations.NullMarked;
