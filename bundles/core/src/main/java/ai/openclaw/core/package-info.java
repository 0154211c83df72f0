/** Routes messages to agents, runs them in session lanes, keeps transcripts, inbox and outbox. */
@NullMarked
package ai.openclaw.core;

import org.jspecify.annotations.NullMarked;
