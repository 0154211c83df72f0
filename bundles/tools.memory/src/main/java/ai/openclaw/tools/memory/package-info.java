/** The tools memory_search and memory_get over the notes of an agent. */
@NullMarked
package ai.openclaw.tools.memory;

import org.jspecify.annotations.NullMarked;
