/** The tools read, write, edit and apply_patch: files of the workspace, changed whole or not at all. */
@NullMarked
package ai.openclaw.tools.fs;

import org.jspecify.annotations.NullMarked;
