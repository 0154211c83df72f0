package ai.openclaw.protocol;

import ai.openclaw.api.Rest;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A node that was let in by token, as in the file (contract sections 11 and 19).
 *
 * @param token told only when it is approved
 * @param createdAtMs epoch milliseconds
 * @param others what other versions keep with it
 */
public record PairedNode(String nodeId, Optional<String> token, Optional<String> displayName, Optional<String> platform,
        Optional<String> version, Optional<String> coreVersion, Optional<String> uiVersion, Optional<String> deviceFamily,
        Optional<String> modelIdentifier, Optional<List<String>> caps, Optional<List<String>> commands, Optional<String> remoteIp,
        long createdAtMs, long approvedAtMs, @Rest Map<String, Object> others) {}
