/** Tests of the WebChat in a real browser against the real distribution. */
@NullMarked
package ai.openclaw.browser;

import org.jspecify.annotations.NullMarked;
