package ai.openclaw.tools.web;

import java.util.Optional;

/**
 * What can be read on a page.
 *
 * @param kind what it was made from: {@code article}, {@code page}, {@code json} or {@code text}
 */
record ReadText(Optional<String> title, String text, String kind) {}
