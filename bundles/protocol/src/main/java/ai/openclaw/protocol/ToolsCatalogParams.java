package ai.openclaw.protocol;

import java.util.Optional;

/** Parameters of {@code tools.catalog} (contract section 6). */
@ParamsOf("tools.catalog")
public record ToolsCatalogParams(Optional<String> agentId, Optional<Boolean> includePlugins) {}
