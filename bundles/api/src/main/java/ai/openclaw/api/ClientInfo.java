package ai.openclaw.api;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A client that is connected: who it is, and what it said of itself when it connected (contract section 3.1).
 *
 * @param caller who it is and what it may do
 * @param protocol the version that was agreed on
 * @param displayName what people call it
 * @param caps what it can receive, such as {@code tool-events}
 * @param commands of a node: what it offers to do, unfiltered
 * @param permissions of a node: what its platform allows it
 * @param pathEnv of a node: its PATH
 * @param address where it comes from; empty for a program on this machine
 * @param connectedAtMs epoch milliseconds
 */
public record ClientInfo(Caller caller, int protocol, Optional<String> displayName, String version, String platform,
        Optional<String> deviceFamily, Optional<String> modelIdentifier, Optional<String> instanceId, List<String> caps,
        List<String> commands, Map<String, Boolean> permissions, Optional<String> pathEnv, Optional<String> address, long connectedAtMs) {
    public ClientInfo {
        caps = List.copyOf(caps);
        commands = List.copyOf(commands);
        permissions = Map.copyOf(permissions);
    }

    public String connectionId() { return caller.connectionId(); }
}
