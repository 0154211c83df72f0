package ai.openclaw.hotswap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.openclaw.testkit.Await;
import ai.openclaw.testkit.ControlClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Sessions that go on talking while something is replaced; each turn of theirs must be answered in full. */
final class Witnesses implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();
    private final AtomicInteger turns = new AtomicInteger();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean over;

    /** Lets a session say this again and again. */
    void add(HostedGateway gateway, String session, String message, String answer) {
        threads.add(Thread.ofVirtual().name("witness-" + session).start(() -> {
            try (ControlClient client = gateway.connect()) {
                while (!over) {
                    assertEquals(answer, client.agent(session, message), session);
                    turns.incrementAndGet();
                }
            } catch (Throwable e) {
                failures.add(e);
            }
        }));
    }

    /** Returns when so many more turns were answered. */
    void awaitMore(int count) {
        int before = turns.get();
        Await.until("the others go on", PATIENCE, () -> turns.get() >= before + count || !failures.isEmpty());
        assertEquals(List.of(), failures);
    }

    /** Ends them and fails if one of their turns was lost. */
    @Override
    public void close() {
        over = true;
        Await.until("the others have ended", PATIENCE, () -> threads.stream().noneMatch(Thread::isAlive));
        assertEquals(List.of(), failures);
    }
}
