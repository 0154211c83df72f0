/** Models behind the OpenAI chat completions API. */
@NullMarked
package ai.openclaw.model.openai;

import org.jspecify.annotations.NullMarked;
