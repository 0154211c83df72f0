package ai.openclaw.testkit;

import ai.openclaw.api.Caller;
import ai.openclaw.api.ClientInfo;
import ai.openclaw.api.Connections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Clients that are connected because a test says so, and what they were told. */
public final class FakeConnections implements Connections {
    /** What {@link #tell} was called with. */
    public final List<Told> told = new CopyOnWriteArrayList<>();
    /** {@code <connection> <reason>} for each that was closed. */
    public final List<String> closed = new CopyOnWriteArrayList<>();
    private final Map<String, ClientInfo> clients = new ConcurrentHashMap<>();

    /** One event for one client. */
    public record Told(String connectionId, String event, Object payload) {}

    /** A node on a platform that offers these commands. */
    public static ClientInfo node(String connectionId, String nodeId, String platform, String... commands) {
        Caller caller = new Caller(connectionId, "node-host", "node", "node", Set.of(), Optional.of(nodeId), true);
        return new ClientInfo(caller, 3, Optional.of("Node " + nodeId), "1.0", platform, Optional.empty(), Optional.empty(),
                Optional.empty(), List.of(), List.of(commands), Map.of(), Optional.empty(), Optional.empty(), 1000);
    }

    public void add(ClientInfo client) { clients.put(client.connectionId(), client); }

    public void remove(String connectionId) { clients.remove(connectionId); }

    /** The events of one name that were told, oldest first. */
    public List<Told> named(String event) {
        return told.stream().filter(one -> one.event().equals(event)).toList();
    }

    @Override
    public List<ClientInfo> list() { return List.copyOf(clients.values()); }

    @Override
    public Optional<ClientInfo> find(String connectionId) { return Optional.ofNullable(clients.get(connectionId)); }

    @Override
    public boolean tell(String connectionId, String event, Object payload) {
        if (!clients.containsKey(connectionId))
            return false;
        told.add(new Told(connectionId, event, payload));
        return true;
    }

    @Override
    public void close(String connectionId, String reason) {
        clients.remove(connectionId);
        closed.add(connectionId + " " + reason);
    }
}
