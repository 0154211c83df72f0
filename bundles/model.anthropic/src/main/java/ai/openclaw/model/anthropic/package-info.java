/** Models behind the Anthropic messages API. */
@NullMarked
package ai.openclaw.model.anthropic;

import org.jspecify.annotations.NullMarked;
