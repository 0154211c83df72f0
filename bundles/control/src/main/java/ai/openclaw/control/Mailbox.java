package ai.openclaw.control;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The frames of one connection that wait for their turn, bounded in number and size. When it is full its socket is not read, so a client
 * that asks faster than it is served is slowed down by TCP.
 */
final class Mailbox {
    private static final int MAX_FRAMES = 256;
    private final int maxBytes;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Queue<Frame> frames = new ArrayDeque<>();
    private long bytes;
    private boolean closed;

    Mailbox(int maxBytes) { this.maxBytes = maxBytes; }

    private record Frame(String text, int size) {}

    /** Waits for room and adds a frame; false when the mailbox was closed or there was no room for so long. */
    boolean put(String text, int size, Duration patience) throws InterruptedException {
        long left = patience.toNanos();
        lock.lockInterruptibly();
        try {
            while (!closed && (frames.size() >= MAX_FRAMES || (!frames.isEmpty() && bytes + size > maxBytes))) {
                if (left <= 0)
                    return false;
                left = changed.awaitNanos(left);
            }
            if (closed)
                return false;
            frames.add(new Frame(text, size));
            bytes += size;
            changed.signalAll();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** The next frame; empty after so long, and once the mailbox is closed. */
    Optional<String> take(Duration patience) throws InterruptedException {
        long left = patience.toNanos();
        lock.lockInterruptibly();
        try {
            while (!closed && frames.isEmpty()) {
                if (left <= 0)
                    return Optional.empty();
                left = changed.awaitNanos(left);
            }
            if (closed)
                return Optional.empty();
            Frame frame = frames.remove();
            bytes -= frame.size;
            changed.signalAll();
            return Optional.of(frame.text);
        } finally {
            lock.unlock();
        }
    }

    boolean closed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /** Drops what waits and wakes everybody. */
    void close() {
        lock.lock();
        try {
            closed = true;
            frames.clear();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
