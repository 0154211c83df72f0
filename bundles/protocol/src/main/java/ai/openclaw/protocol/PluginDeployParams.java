package ai.openclaw.protocol;

import ai.openclaw.api.NotEmpty;

/** Parameters of {@code plugins.install} and {@code plugins.update}: the file's name and its bytes in base64, at most 18 MB of them. */
@ParamsOf({"plugins.install", "plugins.update"})
public record PluginDeployParams(@NotEmpty String fileName, @NotEmpty String content) {}
