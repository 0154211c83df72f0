package ai.openclaw.protocol;

import ai.openclaw.api.Default;

/**
 * Parameters of {@code config.diff}.
 *
 * @param from {@code file}, {@code 1} (the newest copy) to {@code 5}, {@code last-good} or {@code in-force}
 * @param to likewise
 * @param text whether the lines that differ are wanted too
 */
@ParamsOf("config.diff")
public record ConfigDiffParams(@Default("\"1\"") String from, @Default("\"file\"") String to, @Default("false") boolean text) {}
