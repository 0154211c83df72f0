package ai.openclaw.core;

import ai.openclaw.api.GatewayException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/** A short piece of work that waits for its turn in a lane, and is withdrawn when the turn does not come in time. */
final class LaneTurn<T> implements Runnable {
    private final Callable<T> work;
    private final AtomicBoolean taken = new AtomicBoolean();
    private final CompletableFuture<T> result = new CompletableFuture<>();

    LaneTurn(Callable<T> work) { this.work = work; }

    /** Does the work, unless it was withdrawn. */
    @Override
    public void run() {
        if (!taken.compareAndSet(false, true))
            return;
        try {
            result.complete(work.call());
        } catch (Throwable e) { // whatever goes wrong is for the one who waits, or he waits for good
            result.completeExceptionally(e);
        }
    }

    /** @throws GatewayException of the work; {@code UNAVAILABLE} after the patience, and then the work is not done */
    T await(String sessionKey, Duration patience) throws InterruptedException {
        try {
            return result.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GatewayException failure)
                throw failure;
            throw GatewayException.unavailable("session " + sessionKey + ": " + e.getCause());
        } catch (TimeoutException e) {
            if (taken.compareAndSet(false, true))
                throw GatewayException.unavailable("session " + sessionKey + " is still busy after " + patience.toSeconds()
                        + " s; end its run with chat.abort or wait, then try again").retryAfterMs(1500);
            return await(sessionKey, patience);
        }
    }
}
