package ai.openclaw.control;

import ai.openclaw.api.ClientInfo;
import ai.openclaw.api.ConnectionListener;
import ai.openclaw.api.Connections;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who is connected, for the rest of the gateway. Stands apart from the control plane, which needs those that decide who may connect, while
 * they need this to send somebody away.
 */
@Component(service = {Connections.class, OpenConnections.class})
public final class OpenConnections implements Connections {
    private static final Logger LOG = LoggerFactory.getLogger("gateway/ws");
    private final Roster roster = new Roster(Clock.systemUTC());
    @Reference(policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    volatile List<ConnectionListener> listeners = List.of();

    Roster roster() { return roster; }

    /** A client is admitted; false when it is gone already. */
    boolean joined(Connection connection) {
        // one lock for each connection, held while others are told, so that nobody hears that it left before it came
        synchronized (connection) {
            boolean here = roster.joined(connection);
            if (here)
                tell(connection, ConnectionListener::joined);
            return here;
        }
    }

    /** A connection is over, admitted or not. */
    void left(Connection connection) {
        synchronized (connection) {
            if (roster.left(connection))
                tell(connection, ConnectionListener::left);
        }
    }

    private void tell(Connection connection, BiConsumer<ConnectionListener, ClientInfo> change) {
        connection.info().ifPresent(client -> listeners.forEach(listener -> {
            try {
                change.accept(listener, client);
            } catch (RuntimeException | LinkageError e) {
                LOG.error("{} failed when a client came or went: {}", listener.getClass().getName(), e.toString(), e);
            }
        }));
    }

    @Override
    public List<ClientInfo> list() { return roster.admitted().stream().flatMap(connection -> connection.info().stream()).toList(); }

    @Override
    public Optional<ClientInfo> find(String connectionId) { return roster.find(connectionId).flatMap(Connection::info); }

    @Override
    public boolean tell(String connectionId, String event, Object payload) {
        Optional<Connection> connection = roster.find(connectionId);
        connection.ifPresent(found -> found.tellAlone(event, payload));
        return connection.isPresent();
    }

    @Override
    public void close(String connectionId, String reason) {
        roster.find(connectionId).ifPresent(connection -> Thread.startVirtualThread(() -> connection.refused(reason)));
    }
}
