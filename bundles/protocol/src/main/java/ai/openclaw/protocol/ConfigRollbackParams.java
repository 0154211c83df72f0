package ai.openclaw.protocol;

import ai.openclaw.api.Default;

/**
 * Parameters of {@code config.rollback}.
 *
 * @param version {@code 1} (the newest copy) to {@code 5}, or {@code last-good}
 * @param force whether it may have issues
 */
@ParamsOf("config.rollback")
public record ConfigRollbackParams(@Default("\"1\"") String version, @Default("false") boolean force) {}
