/** The methods node.*, the registry of connected nodes, and what is kept for them. */
@NullMarked
package ai.openclaw.method.nodes;

import org.jspecify.annotations.NullMarked;
