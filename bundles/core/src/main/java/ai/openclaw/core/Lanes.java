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
    private final Map<String, Queue<Task>> lanes = new HashMap<>();
    private final ResizableSemaphore permits;
    private boolean closed;

    /**
     * What waits in a lane.
     *
     * @param brief whether it is over at once, and so counts as none of the lanes that move
     */
    private record Task(Runnable work, boolean brief) {}

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
    boolean add(String key, Runnable work) {
        return add(key, new Task(work, false), MAX_WAITING);
    }

    /** Adds something that is over at once, which waits for its lane only and never for other lanes. */
    boolean addBrief(String key, Runnable work) {
        return add(key, new Task(work, true), MAX_WAITING * 2);
    }

    private boolean add(String key, Task task, int maxWaiting) {
        synchronized (lanes) {
            if (closed)
                return true;
            Queue<Task> waiting = lanes.get(key);
            if (waiting != null)
                return waiting.size() < maxWaiting && waiting.add(task);
            Queue<Task> lane = new ArrayDeque<>();
            lane.add(task);
            lanes.put(key, lane);
        }
        Thread.ofVirtual().name("lane-" + key).start(() -> drain(key));
        return true;
    }

    private void drain(String key) {
        while (true) {
            @Nullable
            Task task;
            synchronized (lanes) {
                Queue<Task> lane = lanes.get(key);
                task = lane == null || closed ? null : lane.poll();
                if (task == null) {
                    lanes.remove(key);
                    lanes.notifyAll();
                    return;
                }
            }
            run(key, task);
        }
    }

    private void run(String key, Task task) {
        if (!task.brief) {
            permits.resize(limit.getAsInt());
            permits.acquireUninterruptibly();
        }
        try {
            task.work.run();
        } catch (RuntimeException e) {
            LOG.error("a task of lane {} failed", key, e);
        } finally {
            if (!task.brief)
                permits.release();
            Thread.interrupted();
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
