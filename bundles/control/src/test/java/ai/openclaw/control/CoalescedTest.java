package ai.openclaw.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.testkit.Await;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CoalescedTest {
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final AtomicInteger times = new AtomicInteger();

    @AfterEach
    void stop() { clock.shutdownNow(); }

    @Test
    void actsAtOnceAndThenOnceForAllWhoAsked() {
        Coalesced coalesced = new Coalesced(times::incrementAndGet, Duration.ofMillis(200), clock);
        coalesced.ask();
        assertEquals(1, times.get());
        for (int i = 0; i < 50; i++)
            coalesced.ask();
        Await.until("it acts for all of them", () -> times.get() >= 2);
        assertTrue(times.get() < 10, "but not for each");
        int before = times.get();
        coalesced.ask();
        Await.until("it acts again", () -> times.get() > before);
    }

    @Test
    void actsForWhoAsksWhileItActs() {
        Coalesced[] coalesced = new Coalesced[1];
        coalesced[0] = new Coalesced(() -> {
            if (times.incrementAndGet() == 1)
                coalesced[0].ask();
        }, Duration.ofMillis(1), clock);
        coalesced[0].ask();
        Await.until("it acts again", () -> times.get() >= 2);
        assertTrue(times.get() >= 2);
    }

    @Test
    void goesOnAfterAFailure() {
        Coalesced coalesced = new Coalesced(() -> {
            if (times.incrementAndGet() == 1)
                throw new IllegalStateException("once");
        }, Duration.ofMillis(1), clock);
        assertThrows(IllegalStateException.class, coalesced::ask);
        coalesced.ask();
        Await.until("it acts again", () -> times.get() >= 2);
    }
}
