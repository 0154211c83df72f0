/** Makes, keeps and removes the sandboxes that commands run in: containers of an engine that speaks the Docker API, or Bubblewrap. */
@NullMarked
package ai.openclaw.sandbox;

import org.jspecify.annotations.NullMarked;
