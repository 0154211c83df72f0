package ai.openclaw.protocol;

import ai.openclaw.api.NotEmpty;
import java.util.List;
import java.util.Optional;

/** Parameters of {@code node.pair.request} (contract section 11). */
@ParamsOf("node.pair.request")
public record NodePairRequestParams(@NotEmpty String nodeId, Optional<String> displayName, Optional<String> platform,
        Optional<String> version, Optional<String> coreVersion, Optional<String> uiVersion, Optional<String> deviceFamily,
        Optional<String> modelIdentifier, List<String> caps, List<String> commands, Optional<String> remoteIp, Optional<Boolean> silent) {}
