/** Serves the browser UI at /, its configuration, and the pictures of agents. */
@NullMarked
package ai.openclaw.http.ui;

import org.jspecify.annotations.NullMarked;
