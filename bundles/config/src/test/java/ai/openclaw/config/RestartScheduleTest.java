package ai.openclaw.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.ConfigDocument.Restart;
import ai.openclaw.testkit.Await;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestartScheduleTest {
    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");
    @TempDir
    Path state;
    private final List<String> restarts = new CopyOnWriteArrayList<>();

    private RestartSchedule at(Instant time) { return new RestartSchedule(restarts::add, state, Clock.fixed(time, ZoneOffset.UTC)); }

    @Test
    void theFirstOneComesWhenItIsAskedFor() {
        try (RestartSchedule schedule = at(NOON)) {
            assertEquals(new Restart(true, 10, false, 0), schedule.in(Duration.ofMillis(10), "env"));
            Await.until("it restarts", () -> restarts.equals(List.of("env")));
        }
    }

    @Test
    void twoAtOnceAreOne() {
        try (RestartSchedule schedule = at(NOON)) {
            schedule.in(Duration.ofMinutes(1), "one");
            Restart second = schedule.in(Duration.ZERO, "two");
            assertTrue(second.coalesced() && second.delayMs() > 50_000, second.toString());
        }
        assertEquals(List.of(), restarts);
    }

    @Test
    void theNextProcessWaitsUntilThirtySecondsAreOver() {
        try (RestartSchedule schedule = at(NOON)) {
            schedule.now("one");
            Await.until("it restarts", () -> restarts.size() == 1);
        }
        try (RestartSchedule successor = at(NOON.plusSeconds(12))) {
            assertEquals(new Restart(true, 18_000, false, 16_000), successor.in(Duration.ofSeconds(2), "two"));
        }
        try (RestartSchedule later = at(NOON.plusSeconds(31))) {
            assertFalse(later.in(Duration.ofSeconds(2), "three").cooldownMs() > 0);
        }
        try (RestartSchedule setBack = at(NOON.minusSeconds(5))) {
            assertEquals(0, setBack.in(Duration.ofSeconds(2), "four").cooldownMs());
        }
    }
}
