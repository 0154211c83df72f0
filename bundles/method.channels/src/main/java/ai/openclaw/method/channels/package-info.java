/** The methods channels.status and send. */
@NullMarked
package ai.openclaw.method.channels;

import org.jspecify.annotations.NullMarked;
