/** Answers GET /health and /ready. */
@NullMarked
package ai.openclaw.http.health;

import org.jspecify.annotations.NullMarked;
