/** The openclaw command line. */
@NullMarked
package ai.openclaw.cli;

import org.jspecify.annotations.NullMarked;
