/** openclaw.json as a syntax tree, a snapshot and ConfigAdmin configurations, reloaded when it changes. */
@NullMarked
package ai.openclaw.config;

import org.jspecify.annotations.NullMarked;
