/** Serves the pages that agents write, A2UI, and the socket that tells open pages of changes. */
@NullMarked
package ai.openclaw.http.canvas;

import org.jspecify.annotations.NullMarked;
