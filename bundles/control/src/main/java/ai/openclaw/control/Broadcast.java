package ai.openclaw.control;

import ai.openclaw.api.GatewayEvent;
import ai.openclaw.api.Scope;
import ai.openclaw.protocol.Protocol;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells events to everybody who may know them: one thread numbers each, writes it once and hands it to all connections, so that everybody
 * sees the same order (contract section 7.1). Tells the time as well.
 */
final class Broadcast {
    private static final Logger LOG = LoggerFactory.getLogger("gateway/ws");
    private static final int MAX_WAITING = 16_384;
    private static final int MAX_UNFLUSHED = 32;
    private final Supplier<Iterable<Connection>> connections;
    private final BlockingQueue<Runnable> waiting = new ArrayBlockingQueue<>(MAX_WAITING);
    private final AtomicLong seq = new AtomicLong();
    private final Thread thread;

    Broadcast(Supplier<Iterable<Connection>> connections) {
        this.connections = connections;
        thread = Thread.ofVirtual().name("ws-broadcast").start(this::run);
    }

    /** Returns at once. When too much waits already the event is lost, which its missing number tells the clients. */
    void tell(GatewayEvent event) {
        if (!waiting.offer(() -> send(event))) {
            seq.incrementAndGet();
            LOG.warn("event {} is lost: {} others wait to be sent", event.name(), MAX_WAITING);
        }
    }

    /** Does something for one client behind the events that were told before, such as answering when a run has ended. */
    void afterwards(Runnable answer) {
        if (!waiting.offer(answer))
            answer.run();
    }

    /** Sends what waits, and this last; waits for it so long. */
    void last(GatewayEvent event, Duration patience) throws InterruptedException {
        thread.interrupt();
        thread.join(patience);
        waiting.forEach(Runnable::run);
        waiting.clear();
        send(event);
        flush();
    }

    private void run() {
        long interval = Duration.ofMillis(Protocol.TICK_INTERVAL_MS).toNanos();
        long next = System.nanoTime() + interval;
        int unflushed = 0;
        try {
            while (true) {
                Runnable work = waiting.poll(next - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (work != null) {
                    work.run();
                    if (++unflushed >= MAX_UNFLUSHED || waiting.isEmpty())
                        unflushed = flush();
                }
                if (next - System.nanoTime() <= 0) {
                    next += interval;
                    send(GatewayEvent.of("tick", Scope.NONE, Map.of("ts", System.currentTimeMillis())));
                    flush();
                }
            }
        } catch (InterruptedException e) {
            // the end: last() goes on
        }
    }

    /** Events that come close together leave in one write of each socket. */
    private int flush() {
        for (Connection connection : connections.get())
            connection.flush();
        return 0;
    }

    private void send(GatewayEvent event) {
        try {
            Optional<String> capability = event.capability();
            Long number = capability.isPresent() ? null : seq.incrementAndGet();
            if (!connections.get().iterator().hasNext())
                return;
            ByteBuffer text = ByteBuffer.wrap(Frames.event(event.name(), event.payload(), number, event.stateVersion().orElse(null)));
            for (Connection connection : connections.get())
                connection.tell(event.scope(), capability, text);
        } catch (RuntimeException e) {
            LOG.error("event {} cannot be told: {}", event.name(), e.toString());
        }
    }
}
