/** Answers POST /tools/invoke. */
@NullMarked
package ai.openclaw.http.tools;

import org.jspecify.annotations.NullMarked;
