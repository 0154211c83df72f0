package ai.openclaw.protocol;

import ai.openclaw.api.NotEmpty;

/** Parameters of {@code plugins.rollback}, {@code .enable}, {@code .disable} and {@code .uninstall}: the bundle's symbolic name. */
@ParamsOf({"plugins.rollback", "plugins.disable", "plugins.enable", "plugins.uninstall"})
public record PluginParams(@NotEmpty String id) {}
