/** The legacy bridge: older mobile nodes connect by JSON lines over TCP and join the same registry as the others. */
@NullMarked
package ai.openclaw.bridge;

import org.jspecify.annotations.NullMarked;
