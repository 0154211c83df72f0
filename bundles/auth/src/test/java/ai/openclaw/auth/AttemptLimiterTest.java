package ai.openclaw.auth;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.RequestSource;
import ai.openclaw.auth.AttemptLimiter.Kind;
import ai.openclaw.testkit.Time;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Security checklist 13. */
class AttemptLimiterTest {
    private final Time time = new Time();
    private final AttemptLimiter limiter = new AttemptLimiter(AuthSettings.RateLimit.DEFAULT, time);

    @Test
    void locksAClientOutAfterTenFailuresInAMinuteForFiveMinutes() {
        RequestSource guesser = peer("203.0.113.7", Optional.empty());
        fail(guesser, 9);
        assertFalse(limiter.locked(guesser, Kind.SHARED));
        fail(guesser, 1);
        assertTrue(limiter.locked(guesser, Kind.SHARED));
        assertFalse(limiter.locked(peer("203.0.113.8", Optional.empty()), Kind.SHARED));
        time.pass(Duration.ofMinutes(5));
        assertFalse(limiter.locked(guesser, Kind.SHARED));
    }

    @Test
    void forgetsFailuresOfAnotherMinuteAndThoseBeforeASuccess() {
        RequestSource clumsy = peer("203.0.113.7", Optional.empty());
        fail(clumsy, 9);
        time.pass(Duration.ofSeconds(61));
        fail(clumsy, 9);
        limiter.succeeded(clumsy, Kind.SHARED);
        fail(clumsy, 9);
        assertFalse(limiter.locked(clumsy, Kind.SHARED));
    }

    @Test
    void countsAMappedAddressAndAllOfAV6NetworkAsOneClient() {
        fail(peer("::ffff:203.0.113.7", Optional.empty()), 10);
        assertTrue(limiter.locked(peer("203.0.113.7", Optional.empty()), Kind.SHARED));
        for (int i = 0; i < 10; i++)
            fail(peer("2001:db8:1:2::" + i, Optional.empty()), 1);
        assertTrue(limiter.locked(peer("2001:db8:1:2:ffff::1", Optional.empty()), Kind.SHARED));
        assertFalse(limiter.locked(peer("2001:db8:1:3::1", Optional.empty()), Kind.SHARED));
    }

    @Test
    void exemptsThisMachineButNotAPageInItsBrowser() {
        RequestSource program = peer("127.0.0.1", Optional.empty());
        RequestSource page = peer("127.0.0.1", Optional.of("http://localhost:3000"));
        fail(program, 20);
        assertFalse(limiter.locked(program, Kind.SHARED));
        fail(page, 10);
        assertTrue(limiter.locked(page, Kind.SHARED));
        assertFalse(limiter.locked(program, Kind.SHARED));
    }

    @Test
    void locksOutFromOneKindOfCredentialOnly() {
        RequestSource guesser = peer("203.0.113.7", Optional.empty());
        fail(guesser, 10);
        assertTrue(limiter.locked(guesser, Kind.SHARED));
        assertFalse(limiter.locked(guesser, Kind.DEVICE));
        limiter.succeeded(guesser, Kind.DEVICE);
        assertTrue(limiter.locked(guesser, Kind.SHARED), "success with another credential changes nothing");
    }

    @Test
    void keepsATableOfLimitedSize() {
        RequestSource first = peer("10.0.0.1", Optional.empty());
        fail(first, 10);
        for (int i = 0; i < 10_000; i++)
            fail(peer("11." + (i >> 16) + "." + ((i >> 8) & 255) + "." + (i & 255), Optional.empty()), 1);
        assertFalse(limiter.locked(first, Kind.SHARED), "the oldest is forgotten");
    }

    private void fail(RequestSource peer, int times) {
        for (int i = 0; i < times; i++)
            limiter.failed(peer, Kind.SHARED);
    }

    private static RequestSource peer(String address, Optional<String> origin) {
        return new RequestSource(address, address, address.startsWith("127."), false, "localhost:18789",
                origin.map(page -> Map.of("origin", page)).orElse(Map.of()));
    }
}
