/** The methods that deploy, update and remove bundles. */
@NullMarked
package ai.openclaw.method.plugins;

import org.jspecify.annotations.NullMarked;
