package ai.openclaw.protocol;

import java.util.List;

/** The answer of {@code plugins.list}. */
@ResultOf("plugins.list")
public record PluginsListResult(List<PluginEntry> plugins) {}
