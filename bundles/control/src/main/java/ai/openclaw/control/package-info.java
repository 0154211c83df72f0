/** The WebSocket control plane, protocol 3 and 4. */
@NullMarked
package ai.openclaw.control;

import org.jspecify.annotations.NullMarked;
