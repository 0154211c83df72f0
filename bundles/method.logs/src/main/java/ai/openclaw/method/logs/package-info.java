/** The method logs.tail. */
@NullMarked
package ai.openclaw.method.logs;

import org.jspecify.annotations.NullMarked;
