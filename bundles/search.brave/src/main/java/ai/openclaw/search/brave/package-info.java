/** Web search by Brave. */
@NullMarked
package ai.openclaw.search.brave;

import org.jspecify.annotations.NullMarked;
