/** The tools web_fetch and web_search. */
@NullMarked
package ai.openclaw.tools.web;

import org.jspecify.annotations.NullMarked;
