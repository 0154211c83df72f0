package ai.openclaw.auth;

import ai.openclaw.api.Caller;
import ai.openclaw.api.ClientInfo;
import ai.openclaw.api.Connections;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The connections of devices, those included that were let in and are not listed yet: whose rights end meanwhile does not slip through
 * (security checklist 10).
 */
final class LiveDevices {
    private static final Duration LAST_ANSWER = Duration.ofMillis(250);
    private static final int MAX_ARRIVING = 1024;
    private final Supplier<Optional<Connections>> connections;
    /** By connection, the oldest first; guarded by itself. */
    private final Map<String, Arrival> arriving = new LinkedHashMap<>();
    private final ScheduledThreadPoolExecutor later = new ScheduledThreadPoolExecutor(1,
            Thread.ofVirtual().name("devices-goodbye").factory());

    LiveDevices(Supplier<Optional<Connections>> connections) { this.connections = connections; }

    /** @param ended why the connection is to be closed as soon as it stands; empty when it is not */
    private record Arrival(String deviceId, String role, Optional<String> ended) {
        boolean is(String device, Optional<String> ofRole) {
            return deviceId.equals(device) && ofRole.filter(r -> !r.equals(role)).isEmpty();
        }
    }

    void arriving(String connectionId, String deviceId, String role) {
        synchronized (arriving) {
            arriving.put(connectionId, new Arrival(deviceId, role, Optional.empty()));
            if (arriving.size() > MAX_ARRIVING)
                arriving.remove(arriving.keySet().iterator().next());
        }
    }

    void joined(ClientInfo client) {
        Optional<Arrival> arrival;
        synchronized (arriving) {
            arrival = Optional.ofNullable(arriving.remove(client.connectionId()));
        }
        arrival.flatMap(Arrival::ended).ifPresent(reason -> close(client.connectionId(), reason));
    }

    void left(ClientInfo client) {
        synchronized (arriving) {
            arriving.remove(client.connectionId());
        }
    }

    /** Ends what a device has open in a role, or in all of them; the caller gets its answer first if it is one of them. */
    void end(String deviceId, Optional<String> role, String reason, Caller by) {
        synchronized (arriving) {
            arriving.replaceAll(
                    (_, arrival) -> arrival.is(deviceId, role) ? new Arrival(deviceId, arrival.role, Optional.of(reason)) : arrival);
        }
        connections.get().ifPresent(all -> all.list().stream().map(ClientInfo::caller)
                .filter(caller -> caller.deviceId().equals(Optional.of(deviceId)) && role.filter(r -> !r.equals(caller.role())).isEmpty())
                .map(Caller::connectionId).forEach(id -> end(id, reason, by)));
    }

    private void end(String connectionId, String reason, Caller by) {
        if (connectionId.equals(by.connectionId())) {
            var _ = later.schedule(() -> close(connectionId, reason), LAST_ANSWER.toMillis(), TimeUnit.MILLISECONDS);
        } else
            close(connectionId, reason);
    }

    private void close(String connectionId, String reason) { connections.get().ifPresent(all -> all.close(connectionId, reason)); }

    void close() { later.shutdown(); }
}
