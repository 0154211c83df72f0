package ai.openclaw.auth;

import ai.openclaw.api.BootstrapToken;
import ai.openclaw.api.Secret;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tokens by which one new device may ask to be paired without the shared secret: good for ten minutes and once (security checklist 14).
 * They live as long as the process.
 */
final class BootstrapTokens {
    private static final long TTL_MS = 600_000;
    private static final int MAX_OPEN = 16;
    private final Clock clock;
    /** When each ends, the oldest first; guarded by this. */
    private final Map<String, Long> open = new LinkedHashMap<>();

    BootstrapTokens(Clock clock) { this.clock = clock; }

    /** A new token; when too many are open, the oldest is good for nothing any more. */
    synchronized BootstrapToken issue() {
        BootstrapToken token = new BootstrapToken(new Secret(Tokens.fresh()), clock.millis() + TTL_MS);
        open.put(token.value().value(), token.expiresAtMs());
        if (open.size() > MAX_OPEN)
            open.remove(open.keySet().iterator().next());
        return token;
    }

    /** Whether the token is good; it is not any more afterwards. All are compared, so time tells nothing. */
    synchronized boolean redeem(String shown) {
        open.values().removeIf(end -> end <= clock.millis());
        @Nullable
        String found = null;
        for (String token : open.keySet())
            if (Hashes.same(token, shown))
                found = token;
        return found != null && open.remove(found) != null;
    }
}
