package ai.openclaw.control;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/** Counts wrong credentials by client and locks a client out that guesses (contract section 3.3). Forgets the oldest clients first. */
final class AttemptLimiter {
    private static final int MAX_CLIENTS = 10_000;
    private final AuthSettings.RateLimit limit;
    private final Clock clock;
    private final Map<String, Attempts> clients = new LinkedHashMap<>();

    AttemptLimiter(AuthSettings.RateLimit limit, Clock clock) {
        this.limit = limit;
        this.clock = clock;
    }

    private record Attempts(int failures, long windowEnd, long lockedUntil) {}

    /** Whether attempts of this peer are counted; those of a page in a browser on this machine are. */
    boolean exempt(Peer peer) {
        return limit.exemptLoopback() && peer.local() && peer.origin().isEmpty();
    }

    synchronized boolean locked(Peer peer) {
        Attempts attempts = exempt(peer) ? null : clients.get(key(peer));
        return attempts != null && clock.millis() < attempts.lockedUntil;
    }

    synchronized void failed(Peer peer) {
        if (exempt(peer))
            return;
        long now = clock.millis();
        Attempts known = clients.remove(key(peer));
        Attempts before = known != null && now < known.windowEnd ? known : new Attempts(0, now + limit.windowMs(), 0);
        int failures = before.failures + 1;
        long lockedUntil = failures >= limit.maxAttempts() ? now + limit.lockoutMs() : 0;
        clients.put(key(peer), new Attempts(failures, before.windowEnd, lockedUntil));
        if (clients.size() > MAX_CLIENTS)
            clients.remove(clients.keySet().iterator().next());
    }

    synchronized void succeeded(Peer peer) { clients.remove(key(peer)); }

    private static String key(Peer peer) { return Addresses.client(peer.address()); }
}
