/** Reads PDF files in a process of their own. */
@NullMarked
package ai.openclaw.documents.pdf;

import org.jspecify.annotations.NullMarked;
