package ai.openclaw.http.hooks;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Holds back clients whose calls are good but too many: 600 at once and 10 a second from then on. Forgets the oldest clients first. The lock
 * is this.
 */
final class Floods {
    static final int BURST = 600;
    private static final int PER_SECOND = 10;
    private static final int MAX_CLIENTS = 10_000;
    private final Clock clock;
    private final Map<String, Bucket> clients = new LinkedHashMap<>();

    private record Bucket(double left, long at) {}

    Floods(Clock clock) { this.clock = clock; }

    /** Takes a call of the client; false when it has none left. */
    synchronized boolean take(String client) {
        long now = clock.millis();
        Bucket before = clients.remove(client);
        double left = before == null ? BURST : Math.min(BURST, before.left + Math.max(0, now - before.at) * PER_SECOND / 1000.0);
        boolean enough = left >= 1;
        clients.put(client, new Bucket(enough ? left - 1 : left, now));
        if (clients.size() > MAX_CLIENTS)
            clients.remove(clients.keySet().iterator().next());
        return enough;
    }
}
