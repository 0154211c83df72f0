package ai.openclaw.auth;

import ai.openclaw.api.Addresses;
import ai.openclaw.api.RequestSource;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Counts wrong credentials by client and kind of credential, and locks a client out that guesses (contract section 3.3, security checklist
 * 13). Forgets the oldest clients first.
 */
final class AttemptLimiter {
    private static final int MAX_CLIENTS = 10_000;
    private final AuthSettings.RateLimit limit;
    private final Clock clock;
    private final Map<String, Attempts> clients = new LinkedHashMap<>();

    AttemptLimiter(AuthSettings.RateLimit limit, Clock clock) {
        this.limit = limit;
        this.clock = clock;
    }

    /** What may be guessed; a lockout for one is none for the others. */
    enum Kind {
        SHARED, DEVICE, BOOTSTRAP
    }

    private record Attempts(int failures, long windowEnd, long lockedUntil) {}

    /** Whether attempts are not counted: of programs on this machine, but not of a page in its browser. */
    private boolean exempt(RequestSource source) {
        return limit.exemptLoopback() && source.local() && source.origin().isEmpty();
    }

    /** How long this client is locked out still, in milliseconds; 0 when it is not. */
    synchronized long lockedForMs(RequestSource source, Kind kind) {
        Attempts attempts = exempt(source) ? null : clients.get(key(source, kind));
        return attempts == null ? 0 : Math.max(0, attempts.lockedUntil - clock.millis());
    }

    boolean locked(RequestSource source, Kind kind) { return lockedForMs(source, kind) > 0; }

    synchronized void failed(RequestSource source, Kind kind) {
        if (exempt(source))
            return;
        long now = clock.millis();
        Attempts known = clients.remove(key(source, kind));
        Attempts before = known != null && now < known.windowEnd ? known : new Attempts(0, now + limit.windowMs(), 0);
        int failures = before.failures + 1;
        long lockedUntil = failures >= limit.maxAttempts() ? now + limit.lockoutMs() : 0;
        clients.put(key(source, kind), new Attempts(failures, before.windowEnd, lockedUntil));
        if (clients.size() > MAX_CLIENTS)
            clients.remove(clients.keySet().iterator().next());
    }

    synchronized void succeeded(RequestSource source, Kind kind) { clients.remove(key(source, kind)); }

    private static String key(RequestSource source, Kind kind) {
        return Addresses.client(source.address()) + " " + kind.name().toLowerCase(Locale.ROOT);
    }
}
