/** Responses in the style of the OpenAI API. */
@NullMarked
package ai.openclaw.http.responses;

import org.jspecify.annotations.NullMarked;
