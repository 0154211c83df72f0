package ai.openclaw.protocol;

import ai.openclaw.api.NotEmpty;

/** Parameters of {@code plugins.rollback}, {@code .enable}, {@code .disable} and {@code .uninstall}: the bundle's symbolic name. */
public record PluginParams(@NotEmpty String id) {}
