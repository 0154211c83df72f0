package ai.openclaw.control;

import ai.openclaw.api.Caller;
import ai.openclaw.api.Presence;
import ai.openclaw.api.PresenceEntry;
import ai.openclaw.protocol.CloseReason;
import ai.openclaw.protocol.ConnectParams;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Who is connected: the clients that were admitted, and the sockets that still have to say who they are, of which there may not be many. */
final class Roster {
    private static final int MAX_UNKNOWN = 512;
    private static final int MAX_UNKNOWN_OF_ONE = 32;
    private static final Duration GOODBYE = Duration.ofMillis(600);
    private final Clock clock;
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private final Map<String, Connection> admitted = new ConcurrentHashMap<>();

    Roster(Clock clock) { this.clock = clock; }

    /** All of them; those that were not admitted yet hear of nothing. */
    Iterable<Connection> connections() { return connections; }

    /** Whether one more may come that has to say who it is; false when there are too many of them, in all or of this peer. */
    boolean room(Peer peer) {
        String client = Addresses.client(peer.address());
        List<Connection> unknown = connections.stream().filter(connection -> connection.caller().isEmpty()).toList();
        long ofThis = unknown.stream().filter(connection -> Addresses.client(connection.peer().address()).equals(client)).count();
        return unknown.size() < MAX_UNKNOWN && (ofThis < MAX_UNKNOWN_OF_ONE || peer.local());
    }

    void opened(Connection connection) { connections.add(connection); }

    /** A client is admitted and may be found by its id; false when it is gone already. */
    boolean joined(Connection connection) {
        connection.caller().ifPresent(caller -> admitted.put(caller.connectionId(), connection));
        return connections.contains(connection) || !forget(connection);
    }

    /** Says whether it had joined. */
    boolean left(Connection connection) {
        connections.remove(connection);
        return forget(connection);
    }

    private boolean forget(Connection connection) {
        return connection.caller().map(caller -> admitted.remove(caller.connectionId()) != null).orElse(false);
    }

    Collection<Connection> admitted() { return admitted.values(); }

    Optional<Connection> find(String connectionId) { return Optional.ofNullable(admitted.get(connectionId)); }

    /** Tells that a client is here. */
    void present(Connection connection, Presence presence) {
        entry(connection, "connect").ifPresent(entry -> presence.put(key(entry), entry));
    }

    /** Tells that a client is gone, unless its device has another connection. */
    void absent(Connection connection, Presence presence) {
        Optional<String> device = connection.caller().flatMap(Caller::deviceId);
        boolean elsewhere = connections.stream().anyMatch(other -> other.caller().flatMap(Caller::deviceId).equals(device));
        if (!elsewhere)
            entry(connection, "disconnect").ifPresent(entry -> presence.put(key(entry), entry));
    }

    /** Closes all sockets at the same time; who does not take the goodbye in time is cut off. */
    void closeAll() throws InterruptedException {
        List<Thread> goodbyes = connections.stream()
                .map(connection -> Thread.startVirtualThread(() -> connection.close(CloseReason.RESTART))).toList();
        long end = System.nanoTime() + GOODBYE.toNanos();
        for (Thread goodbye : goodbyes)
            goodbye.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
        for (Connection connection : connections)
            if (!connection.saidGoodbye())
                connection.abort();
    }

    private static String key(PresenceEntry entry) { return String.valueOf(entry.deviceId()); }

    private Optional<PresenceEntry> entry(Connection connection, String reason) {
        return connection.params().filter(Clients::listed).map(params -> entry(params, connection, reason));
    }

    private PresenceEntry entry(ConnectParams params, Connection connection, String reason) {
        ConnectParams.Client client = params.client();
        Caller caller = connection.caller().orElseThrow();
        String name = client.displayName().orElse(Clients.id(params));
        @Nullable
        String ip = caller.local() ? null : connection.peer().address();
        @Nullable
        String device = caller.deviceId().orElse(null);
        return new PresenceEntry(name, ip, client.version(), client.platform(), client.deviceFamily().orElse(null),
                client.modelIdentifier().orElse(null), Clients.mode(params), reason, "Node: " + name + " · mode " + Clients.mode(params),
                clock.millis(), device, List.of(caller.role()), caller.scopes().stream().sorted().toList(), device, null, null);
    }
}
