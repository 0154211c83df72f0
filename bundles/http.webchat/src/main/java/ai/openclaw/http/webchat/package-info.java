/** Serves the WebChat at /chat. */
@NullMarked
package ai.openclaw.http.webchat;

import org.jspecify.annotations.NullMarked;
