/** Models behind the OpenAI responses API. */
@NullMarked
package ai.openclaw.model.responses;

import org.jspecify.annotations.NullMarked;
