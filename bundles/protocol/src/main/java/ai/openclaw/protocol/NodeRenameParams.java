package ai.openclaw.protocol;

import ai.openclaw.api.NotEmpty;

/** Parameters of {@code node.rename} (contract sections 11 and 23). */
@ParamsOf("node.rename")
public record NodeRenameParams(@NotEmpty String nodeId, @NotEmpty String displayName) {}
