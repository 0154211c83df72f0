package ai.openclaw.protocol;

/** The answer of {@code plugins.uninstall}. */
@ResultOf("plugins.uninstall")
public record PluginsUninstallResult(boolean ok, String id) {}
