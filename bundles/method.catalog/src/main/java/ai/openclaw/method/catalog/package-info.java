/** The methods models.list and tools.catalog. */
@NullMarked
package ai.openclaw.method.catalog;

import org.jspecify.annotations.NullMarked;
