/** What a configuration refers to instead of saying it: variables and secrets (contract sections 14.3 and 15). */
@NullMarked
package ai.openclaw.references;

import org.jspecify.annotations.NullMarked;
