package ai.openclaw.control;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Security checklist 13. */
class AttemptLimiterTest {
    private final Time time = new Time();
    private final AttemptLimiter limiter = new AttemptLimiter(AuthSettings.RateLimit.DEFAULT, time);

    @Test
    void locksAClientOutAfterTenFailuresInAMinuteForFiveMinutes() {
        Peer guesser = peer("203.0.113.7", Optional.empty());
        fail(guesser, 9);
        assertFalse(limiter.locked(guesser));
        fail(guesser, 1);
        assertTrue(limiter.locked(guesser));
        assertFalse(limiter.locked(peer("203.0.113.8", Optional.empty())));
        time.pass(Duration.ofMinutes(5));
        assertFalse(limiter.locked(guesser));
    }

    @Test
    void forgetsFailuresOfAnotherMinuteAndThoseBeforeASuccess() {
        Peer clumsy = peer("203.0.113.7", Optional.empty());
        fail(clumsy, 9);
        time.pass(Duration.ofSeconds(61));
        fail(clumsy, 9);
        limiter.succeeded(clumsy);
        fail(clumsy, 9);
        assertFalse(limiter.locked(clumsy));
    }

    @Test
    void countsAMappedAddressAndAllOfAV6NetworkAsOneClient() {
        fail(peer("::ffff:203.0.113.7", Optional.empty()), 10);
        assertTrue(limiter.locked(peer("203.0.113.7", Optional.empty())));
        for (int i = 0; i < 10; i++)
            fail(peer("2001:db8:1:2::" + i, Optional.empty()), 1);
        assertTrue(limiter.locked(peer("2001:db8:1:2:ffff::1", Optional.empty())));
        assertFalse(limiter.locked(peer("2001:db8:1:3::1", Optional.empty())));
    }

    @Test
    void exemptsThisMachineButNotAPageInItsBrowser() {
        Peer program = peer("127.0.0.1", Optional.empty());
        Peer page = peer("127.0.0.1", Optional.of("http://localhost:3000"));
        fail(program, 20);
        assertFalse(limiter.locked(program));
        fail(page, 10);
        assertTrue(limiter.locked(page));
        assertFalse(limiter.locked(program));
    }

    @Test
    void keepsATableOfLimitedSize() {
        Peer first = peer("10.0.0.1", Optional.empty());
        fail(first, 10);
        for (int i = 0; i < 10_000; i++)
            fail(peer("11." + (i >> 16) + "." + ((i >> 8) & 255) + "." + (i & 255), Optional.empty()), 1);
        assertFalse(limiter.locked(first), "the oldest is forgotten");
    }

    private void fail(Peer peer, int times) {
        for (int i = 0; i < times; i++)
            limiter.failed(peer);
    }

    private static Peer peer(String address, Optional<String> origin) {
        return new Peer(address, "localhost", "localhost:18789", origin, false);
    }

    private static final class Time extends Clock {
        private Instant now = Instant.EPOCH;

        void pass(Duration duration) { now = now.plus(duration); }

        @Override
        public Instant instant() { return now; }

        @Override
        public ZoneId getZone() { return ZoneOffset.UTC; }

        @Override
        public Clock withZone(ZoneId zone) { return this; }
    }
}
