/** Replays recorded exchanges with the incumbent (version 2026.3.13) against the packaged gateway. */
@NullMarked
package ai.openclaw.conformance;

import org.jspecify.annotations.NullMarked;
