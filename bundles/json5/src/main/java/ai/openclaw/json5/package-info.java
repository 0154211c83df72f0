/** JSON5 1.0 as a syntax tree that keeps comments and layout, and edits of it that touch nothing else. */
@NullMarked
package ai.openclaw.json5;

import org.jspecify.annotations.NullMarked;
