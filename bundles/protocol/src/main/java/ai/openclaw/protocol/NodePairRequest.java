package ai.openclaw.protocol;

import ai.openclaw.api.Rest;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A node that waits to be let in by token, as in the file (contract sections 11 and 19) and in the event {@code node.pair.requested}.
 *
 * @param silent whether it may be approved without asking anybody
 * @param isRepair whether the node is known already
 * @param ts when it asked, in epoch milliseconds
 * @param others what other versions keep with it
 */
@PayloadOf("node.pair.requested")
public record NodePairRequest(String requestId, String nodeId, Optional<String> displayName, Optional<String> platform,
        Optional<String> version, Optional<String> coreVersion, Optional<String> uiVersion, Optional<String> deviceFamily,
        Optional<String> modelIdentifier, Optional<List<String>> caps, Optional<List<String>> commands, Optional<String> remoteIp,
        Optional<Boolean> silent, boolean isRepair, long ts, @Rest Map<String, Object> others) {}
