/** All keys of openclaw.json with type, limits, defaults and help, and what is wrong with a tree that breaks them. */
@NullMarked
package ai.openclaw.schema;

import org.jspecify.annotations.NullMarked;
