/** Web search by engines that answer in words of their own. */
@NullMarked
package ai.openclaw.search.answers;

import org.jspecify.annotations.NullMarked;
