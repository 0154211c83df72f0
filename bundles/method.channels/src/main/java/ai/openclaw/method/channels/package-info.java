/** The methods channels.status, send and poll. */
@NullMarked
package ai.openclaw.method.channels;

import org.jspecify.annotations.NullMarked;
