package ai.openclaw.protocol;

import java.util.List;

/**
 * The answer of {@code config.plan}: nothing was written.
 *
 * @param effects the paths that would change
 */
@ResultOf("config.plan")
public record ConfigPlanResult(String path, List<ConfigEffect> effects) {}
