/** Chat completions, models and embeddings in the style of the OpenAI API. */
@NullMarked
package ai.openclaw.http.completions;

import org.jspecify.annotations.NullMarked;
