/** The methods sandbox.*, by which people look at sandboxes and have them made anew. */
@NullMarked
package ai.openclaw.method.sandbox;

import org.jspecify.annotations.NullMarked;
