package ai.openclaw.method.nodes;

import ai.openclaw.api.ClientInfo;
import ai.openclaw.api.ConnectionListener;
import ai.openclaw.api.EventSink;
import ai.openclaw.api.Gateway;
import ai.openclaw.api.GatewayEvent;
import ai.openclaw.api.GatewayException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * The sessions that nodes follow with {@code chat.subscribe} (contract section 11): they get the events {@code agent} and {@code chat} of
 * these, and of no others, as events for them alone.
 */
@Component(service = {Subscriptions.class, EventSink.class, ConnectionListener.class})
public final class Subscriptions implements EventSink, ConnectionListener {
    static final int MAX_SESSIONS = 64;
    /** Beyond this, those that left unnoticed are looked for. */
    private static final int MAX_CONNECTIONS = 1000;
    private static final Set<String> EVENTS = Set.of("agent", "chat");
    private final NodeRegistry registry;
    private final LiveState state;
    /** Canonical session keys by connection. */
    private final Map<String, Set<String>> sessions = new ConcurrentHashMap<>();

    @Activate
    public Subscriptions(@Reference NodeRegistry registry, @Reference Gateway gateway) {
        this.registry = registry;
        state = new LiveState(gateway, "subscriptions");
        state.load().forEach((connection, keys) -> {
            if (keys instanceof List<?> list)
                sessions.put(connection, list.stream().map(String::valueOf).collect(Collectors.toCollection(ConcurrentHashMap::newKeySet)));
        });
    }

    void subscribe(String connectionId, String sessionKey) {
        if (sessions.size() >= MAX_CONNECTIONS)
            sessions.keySet().removeIf(connection -> registry.connection(connection).isEmpty());
        Set<String> keys = sessions.computeIfAbsent(connectionId, _ -> ConcurrentHashMap.newKeySet());
        if (keys.size() >= MAX_SESSIONS && !keys.contains(sessionKey))
            throw GatewayException
                    .unavailable("this node follows " + MAX_SESSIONS + " sessions already; chat.unsubscribe from one of them");
        keys.add(sessionKey);
    }

    void unsubscribe(String connectionId, String sessionKey) {
        sessions.computeIfPresent(connectionId, (_, keys) -> {
            keys.remove(sessionKey);
            return keys.isEmpty() ? null : keys;
        });
    }

    @Override
    public void accept(GatewayEvent event) {
        if (sessions.isEmpty() || !EVENTS.contains(event.name()) || event.capability().isPresent()
                || !(event.payload() instanceof Map<?, ?> payload) || !(payload.get("sessionKey") instanceof String key))
            return;
        sessions.forEach((connection, keys) -> {
            if (keys.contains(key))
                registry.tell(connection, event.name(), event.payload());
        });
    }

    @Override
    public void joined(ClientInfo client) {
        // it follows nothing yet
    }

    @Override
    public void left(ClientInfo client) { sessions.remove(client.connectionId()); }

    @Deactivate
    void stop() {
        Map<String, Object> kept = new LinkedHashMap<>();
        sessions.forEach((connection, keys) -> kept.put(connection, List.copyOf(keys)));
        state.save(kept);
    }
}
