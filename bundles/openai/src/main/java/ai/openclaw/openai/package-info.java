/** What endpoints in the style of the OpenAI API share: reading what they are asked, starting runs, and following them. */
@NullMarked
package ai.openclaw.openai;

import org.jspecify.annotations.NullMarked;
