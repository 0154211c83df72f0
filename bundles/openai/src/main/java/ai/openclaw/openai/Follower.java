package ai.openclaw.openai;

import ai.openclaw.api.Run;
import ai.openclaw.api.RunResult;
import ai.openclaw.api.Runs;
import ai.openclaw.endpoint.Exchange;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A run that a request waits for. Events of the run are taken on the thread that tells them; the lock guards what was said and not read
 * yet. A run whose client has gone is ended, and so is one whose client reads so slowly that too much waits.
 */
public final class Follower implements AutoCloseable {
    /** How often it is looked whether the client is there still, and whether the run ended unheard. */
    private static final long LOOK_NANOS = Duration.ofMillis(250).toNanos();
    private static final long PING_NANOS = Duration.ofSeconds(2).toNanos();
    /** Characters that may wait for a client. */
    private static final int MAX_WAITING = 1 << 20;

    private final Runs runs;
    private final String runId;
    private final Runnable leave;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final Narration narration = new Narration();
    private volatile boolean over;
    private boolean givenUp;
    private @Nullable Run run;

    /** Hears of a run as it goes on; fails when the client has gone. */
    public interface Listener {
        /** Hears nothing, for what counts is the end. */
        Listener SILENT = new Listener() {
            @Override
            public void text(String delta) {
                // the result has it all
            }

            @Override
            public void ping() {
                // nobody would see it
            }
        };

        void text(String delta) throws IOException;

        /** Nothing was told for a while. */
        void ping() throws IOException;
    }

    Follower(Runs runs, String runId, Runnable leave) {
        this.runs = runs;
        this.runId = runId;
        this.leave = leave;
    }

    void follow(Run started) { run = started; }

    /** Takes an event of the run; returns at once. */
    void take(String stream, Map<String, Object> data) {
        lock.lock();
        try {
            switch (stream) {
                case "assistant" -> narration.said(text(data, "text"), text(data, "delta"));
                case "tool" -> narration.paused();
                case "lifecycle" -> over = over || "end".equals(data.get("phase")) || "error".equals(data.get("phase"));
                default -> {
                    return;
                }
            }
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private static String text(Map<String, Object> data, String name) { return data.get(name) instanceof String text ? text : ""; }

    /** The endpoint goes: whoever waits stops. */
    void giveUp() {
        lock.lock();
        try {
            givenUp = true;
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for the run to end, and tells what is said meanwhile.
     *
     * @throws InterruptedException when the endpoint must go; the run has been ended
     * @throws IOException when the client has gone; the run has been ended
     */
    public RunResult await(Exchange exchange, Listener listener) throws InterruptedException, IOException {
        boolean ended = false;
        try {
            RunResult result = read(exchange, listener);
            ended = true;
            return result;
        } finally {
            if (!ended)
                runs.end(runId);
        }
    }

    private RunResult read(Exchange exchange, Listener listener) throws InterruptedException, IOException {
        long told = System.nanoTime();
        while (true) {
            String fresh = next();
            Optional<RunResult> result = fresh.isEmpty() ? result() : Optional.empty();
            if (!fresh.isEmpty()) {
                listener.text(fresh);
                told = System.nanoTime();
            } else if (result.isPresent()) {
                tellRest(result.get(), listener);
                return result.get();
            } else if (System.nanoTime() - told > PING_NANOS) {
                listener.ping();
                told = System.nanoTime();
            }
            if (exchange.ending())
                throw new InterruptedException();
            if (exchange.over())
                throw new IOException("the client of run " + runId + " has gone");
        }
    }

    private void tellRest(RunResult result, Listener listener) throws IOException {
        String rest = narration.rest(result.text(), result.stopReason().equals("error"));
        if (!rest.isEmpty())
            listener.text(rest);
    }

    /** Waits for something new to be said, for the end, or a moment. */
    private String next() throws InterruptedException, IOException {
        lock.lock();
        try {
            long left = LOOK_NANOS;
            while (narration.isEmpty() && !over && !givenUp && left > 0)
                left = news.awaitNanos(left);
            if (givenUp)
                throw new InterruptedException();
            if (narration.waiting() > MAX_WAITING)
                throw new IOException("the client of run " + runId + " reads too slowly");
            return narration.fresh();
        } finally {
            lock.unlock();
        }
    }

    /** The end is told a moment before the result is there. */
    private Optional<RunResult> result() throws InterruptedException {
        Run followed = run;
        if (followed == null)
            return Optional.empty();
        return over ? followed.await(Duration.ofNanos(LOOK_NANOS)) : followed.result();
    }

    @Override
    public void close() { leave.run(); }
}
