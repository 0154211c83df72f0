package ai.openclaw.tools.runtime;

import ai.openclaw.api.GatewayException;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;

/** The standard input of a command. A write that the command does not read does not hold the caller for long. */
final class CommandInput {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private final String id;
    private final OutputStream out;
    private final ReentrantLock oneWriter = new ReentrantLock();
    private volatile boolean closed;
    private volatile boolean stuck;

    CommandInput(String id, OutputStream out) {
        this.id = id;
        this.out = out;
    }

    /** Writes, and closes when nothing is to follow. */
    void write(byte[] bytes, boolean last) throws InterruptedException {
        if (closed)
            throw GatewayException.invalid("the standard input of " + id + " is closed");
        if (stuck || !oneWriter.tryLock())
            throw unread();
        try {
            FutureTask<Boolean> task = new FutureTask<>(() -> send(bytes, last));
            stuck = true;
            Thread.ofPlatform().daemon().name("exec-input-" + id).start(task);
            task.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw unread();
        } catch (ExecutionException e) {
            throw GatewayException.unavailable(id + " does not take input any more");
        } finally {
            oneWriter.unlock();
        }
    }

    private boolean send(byte[] bytes, boolean last) throws IOException {
        out.write(bytes);
        out.flush();
        if (last)
            closeStream();
        stuck = false;
        return true;
    }

    private GatewayException unread() {
        return GatewayException.unavailable(id + " does not read its standard input; poll it, or kill it");
    }

    private void closeStream() throws IOException {
        closed = true;
        out.close();
    }

    /** No more input; a write that still waits ends with the command. */
    void close() { closed = true; }
}
