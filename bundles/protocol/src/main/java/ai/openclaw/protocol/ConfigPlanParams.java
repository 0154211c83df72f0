package ai.openclaw.protocol;

import java.util.List;
import java.util.Optional;

/**
 * Parameters of {@code config.plan}.
 *
 * @param edits changes of single places
 * @param raw instead of them, the whole file as JSON5
 */
@ParamsOf("config.plan")
public record ConfigPlanParams(List<ConfigEdit> edits, Optional<String> raw) {}
