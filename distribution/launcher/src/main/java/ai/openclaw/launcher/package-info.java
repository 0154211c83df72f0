/** Starts the framework, deploys bundles and ends the process. */
@NullMarked
package ai.openclaw.launcher;

import org.jspecify.annotations.NullMarked;
