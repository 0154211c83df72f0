/** The methods config.*: openclaw.json shown, checked and changed. */
@NullMarked
package ai.openclaw.method.config;

import org.jspecify.annotations.NullMarked;
