package ai.openclaw.core;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Semaphore;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One lane for each session: its tasks run in order, each on a virtual thread, and the lanes side by side up to a limit. The lock guards
 * the queues; tasks run outside it.
 */
final class Lanes {
    private static final Logger LOG = LoggerFactory.getLogger("gateway/lanes");
    /** Tasks that may wait in one lane. */
    static final int MAX_WAITING = 100;

    private final IntSupplier limit;
    private final Map<String, Queue<Runnable>> lanes = new HashMap<>();
    private final ResizableSemaphore permits;
    private boolean closed;

    /** A semaphore whose number of permits follows a setting. */
    private static final class ResizableSemaphore extends Semaphore {
        private static final long serialVersionUID = 1;
        private int size;

        ResizableSemaphore(int size) {
            super(size, true);
            this.size = size;
        }

        synchronized void resize(int newSize) {
            if (newSize > size)
                release(newSize - size);
            else
                reducePermits(size - newSize);
            size = newSize;
        }
    }

    /** @param limit how many lanes may move at once; asked before each task */
    Lanes(IntSupplier limit) {
        this.limit = limit;
        this.permits = new ResizableSemaphore(limit.getAsInt());
    }

    /** Adds a task at the end of a lane; false when the lane is full. After {@link #close} it is dropped. */
    boolean add(String key, Runnable task) {
        synchronized (lanes) {
            if (closed)
                return true;
            Queue<Runnable> waiting = lanes.get(key);
            if (waiting != null)
                return waiting.size() < MAX_WAITING && waiting.add(task);
            Queue<Runnable> lane = new ArrayDeque<>();
            lane.add(task);
            lanes.put(key, lane);
        }
        Thread.ofVirtual().name("lane-" + key).start(() -> drain(key));
        return true;
    }

    private void drain(String key) {
        while (true) {
            @Nullable
            Runnable task;
            synchronized (lanes) {
                Queue<Runnable> lane = lanes.get(key);
                task = lane == null || closed ? null : lane.poll();
                if (task == null) {
                    lanes.remove(key);
                    lanes.notifyAll();
                    return;
                }
            }
            permits.resize(limit.getAsInt());
            permits.acquireUninterruptibly();
            try {
                task.run();
            } catch (RuntimeException e) {
                LOG.error("a task of lane {} failed", key, e);
            } finally {
                permits.release();
                Thread.interrupted();
            }
        }
    }

    /** Drops what waits and waits for the tasks that run; false when some still run after that long. */
    boolean close(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        synchronized (lanes) {
            closed = true;
            try {
                for (long left = patience.toMillis(); !lanes.isEmpty() && left > 0; left = (deadline - System.nanoTime()) / 1_000_000)
                    lanes.wait(left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return lanes.isEmpty();
        }
    }

    /** Lanes with work. */
    int active() {
        synchronized (lanes) {
            return lanes.size();
        }
    }
}
