package ai.openclaw.protocol;

/** The answer of the methods that change a bundle: the bundle as it is now. */
@ResultOf({"plugins.install", "plugins.update", "plugins.rollback", "plugins.enable", "plugins.disable"})
public record PluginResult(boolean ok, PluginEntry plugin) {}
