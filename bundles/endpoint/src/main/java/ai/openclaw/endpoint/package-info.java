/** What HTTP endpoints share: checking who asks, reading bodies, answering, streaming, and going away in order. */
@NullMarked
package ai.openclaw.endpoint;

import org.jspecify.annotations.NullMarked;
