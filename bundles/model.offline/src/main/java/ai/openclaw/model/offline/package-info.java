/** The embedded model that needs no key and no network. */
@NullMarked
package ai.openclaw.model.offline;

import org.jspecify.annotations.NullMarked;
