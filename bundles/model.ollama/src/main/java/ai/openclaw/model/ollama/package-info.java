/** Models that Ollama runs. */
@NullMarked
package ai.openclaw.model.ollama;

import org.jspecify.annotations.NullMarked;
