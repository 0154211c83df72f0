/** Webhooks that wake the main session or run an agent. */
@NullMarked
package ai.openclaw.http.hooks;

import org.jspecify.annotations.NullMarked;
