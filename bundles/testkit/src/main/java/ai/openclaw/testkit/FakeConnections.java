package ai.openclaw.testkit;

import ai.openclaw.api.ClientInfo;
import ai.openclaw.api.Connections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Connections that a test puts in, and that remember who was sent away. */
public final class FakeConnections implements Connections {
    public final List<ClientInfo> clients = new CopyOnWriteArrayList<>();
    /** {@code <connection> <reason>} for each that was closed. */
    public final List<String> closed = new CopyOnWriteArrayList<>();

    @Override
    public List<ClientInfo> list() { return List.copyOf(clients); }

    @Override
    public Optional<ClientInfo> find(String connectionId) {
        return clients.stream().filter(client -> client.connectionId().equals(connectionId)).findFirst();
    }

    @Override
    public boolean tell(String connectionId, String event, Object payload) { return find(connectionId).isPresent(); }

    @Override
    public void close(String connectionId, String reason) {
        clients.removeIf(client -> client.connectionId().equals(connectionId));
        closed.add(connectionId + " " + reason);
    }
}
