package ai.openclaw.protocol;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A node as {@code node.list} tells it (contract section 11).
 *
 * @param caps what it can do, sorted
 * @param commands what it may be asked for
 * @param permissions what its owner allowed it, by name
 * @param connectedAtMs epoch milliseconds; only while it is connected, as all of the device but its name and platform
 */
public record NodeEntry(String nodeId, Optional<String> displayName, Optional<String> platform, Optional<String> version,
        Optional<String> deviceFamily, Optional<String> modelIdentifier, Optional<String> remoteIp, List<String> caps,
        List<String> commands, Optional<String> pathEnv, Optional<Map<String, Boolean>> permissions, Optional<Long> connectedAtMs,
        boolean paired, boolean connected) {}
