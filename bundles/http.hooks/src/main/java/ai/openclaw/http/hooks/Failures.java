package ai.openclaw.http.hooks;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts wrong credentials by client: after 20 within a minute it is refused for a minute, whatever it shows then (contract section 16,
 * security checklist 13). Forgets the oldest clients first. The lock is this.
 */
final class Failures {
    static final int MAX = 20;
    private static final int MAX_CLIENTS = 10_000;
    private static final long WINDOW_MS = Duration.ofMinutes(1).toMillis();
    private final Clock clock;
    private final Map<String, Count> clients = new LinkedHashMap<>();

    /** @param end of the time that they are counted in, and of the lockout once there are too many */
    private record Count(int failures, long end) {}

    Failures(Clock clock) { this.clock = clock; }

    /** Seconds for which the client is locked out still; 0 when it is not. */
    synchronized long lockedFor(String client) {
        Count count = clients.get(client);
        long left = count == null || count.failures < MAX ? 0 : count.end - clock.millis();
        return left <= 0 ? 0 : (left + 999) / 1000;
    }

    synchronized void failed(String client) {
        long now = clock.millis();
        Count known = clients.remove(client);
        Count before = known != null && now < known.end ? known : new Count(0, now + WINDOW_MS);
        int failures = before.failures + 1;
        clients.put(client, new Count(failures, failures >= MAX ? now + WINDOW_MS : before.end));
        if (clients.size() > MAX_CLIENTS)
            clients.remove(clients.keySet().iterator().next());
    }

    synchronized void succeeded(String client) { clients.remove(client); }
}
