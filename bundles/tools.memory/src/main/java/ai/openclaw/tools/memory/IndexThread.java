package ai.openclaw.tools.memory;

import ai.openclaw.api.GatewayException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that an index belongs to. It opens the index with the first job and closes it, and ends, when there was none for a while. A tool's
 * own thread may be interrupted, which Lucene's files do not survive; this one never is.
 */
final class IndexThread implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(IndexThread.class);
    private static final int MOST_JOBS = 64;
    private static final Duration TO_CLOSE = Duration.ofSeconds(2);
    private final IndexStore store;
    private final Duration idle;
    private final BlockingQueue<FutureTask<?>> jobs = new ArrayBlockingQueue<>(MOST_JOBS);
    /** Guarded by this. */
    private @Nullable Thread thread;
    private volatile boolean closed;
    /** Owned by the thread. */
    private @Nullable NoteIndex index;

    /** Something that is done with the index. */
    @FunctionalInterface
    interface Job<T> {
        T with(NoteIndex index) throws IOException;
    }

    IndexThread(IndexStore store, Duration idle) {
        this.store = store;
        this.idle = idle;
    }

    /** Does something on the thread; what a limit was too short for goes on without the caller. */
    <T> T run(Job<T> job, Duration limit) throws InterruptedException {
        FutureTask<T> task = new FutureTask<>(() -> whole(job));
        synchronized (this) {
            if (closed)
                throw stopped();
            if (!jobs.offer(task))
                throw GatewayException.unavailable("the notes are searched by too many at once; try again in a moment");
            if (thread == null)
                thread = Thread.ofPlatform().daemon().name("memory-index").start(this::work);
        }
        try {
            return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw GatewayException.unavailable("the notes could not be searched within " + limit.toSeconds() + " s; try again in a moment");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof GatewayException known
                    ? known
                    : GatewayException.unavailable("the notes cannot be searched: " + e.getCause());
        }
    }

    private static GatewayException stopped() {
        return GatewayException.unavailable("the memory tools were stopped or updated; search again");
    }

    /** An index that turns out to be damaged is made anew, once. */
    private <T> T whole(Job<T> job) throws IOException {
        if (closed)
            throw stopped();
        try {
            return job.with(opened());
        } catch (IOException | IllegalStateException e) {
            LOG.warn("memory: the index {} failed and is made anew: {}", store.folder(), e.toString());
            shut();
            if (store.folder().isPresent())
                IndexStore.clear(store.folder().get());
            return job.with(opened());
        }
    }

    private NoteIndex opened() throws IOException {
        NoteIndex current = index;
        if (current == null) {
            current = store.open();
            index = current;
        }
        return current;
    }

    private void work() {
        while (true) {
            FutureTask<?> job = next();
            if (job != null)
                job.run();
            else if (ended())
                return;
        }
    }

    private @Nullable FutureTask<?> next() {
        try {
            return closed ? jobs.poll() : jobs.poll(idle.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return null;
        }
    }

    private synchronized boolean ended() {
        if (!jobs.isEmpty())
            return false;
        shut();
        thread = null;
        return true;
    }

    private void shut() {
        NoteIndex current = index;
        index = null;
        try {
            if (current != null)
                current.close();
        } catch (IOException | RuntimeException e) {
            LOG.warn("memory: the index {} was not closed well: {}", store.folder(), e.toString());
        }
    }

    /** Whether the index is open now. */
    synchronized boolean running() { return thread != null; }

    /** Frees the index; what waits is told so. */
    @Override
    public void close() {
        Thread current;
        synchronized (this) {
            closed = true;
            current = thread;
            // wakes it, in case it waits for a job
            jobs.offer(new FutureTask<>(() -> true));
        }
        try {
            if (current != null && !current.join(TO_CLOSE))
                LOG.warn("memory: the index {} is still in use after {} s", store.folder(), TO_CLOSE.toSeconds());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
