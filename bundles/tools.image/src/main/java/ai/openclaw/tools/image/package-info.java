/**  a model that reads pictures answers about one. */
@NullMarked
package ai.openclaw.tools.image;

import org.jspecify.annotations.NullMarked;
