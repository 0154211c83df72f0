package ai.openclaw.core;

import ai.openclaw.api.ErrorCode;
import ai.openclaw.api.GatewayException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Calls into a plugin with a deadline: on a thread of its own, whose failures name the plugin. */
final class PluginCall {
    private PluginCall() {}

    /**
     * Makes the call and waits for it; an interrupt of the waiting thread ends it.
     *
     * @param who the plugin, for messages
     * @throws GatewayException of the plugin, or {@code UNAVAILABLE} when it failed otherwise
     * @throws TimeoutException when it did not return in time; it is interrupted
     */
    static <T> T run(String who, Duration deadline, Callable<T> call) throws InterruptedException, TimeoutException {
        FutureTask<T> task = new FutureTask<>(call);
        Thread.ofVirtual().name(who).start(task);
        try {
            return task.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GatewayException failure)
                throw failure;
            Throwable cause = e.getCause() == null ? e : e.getCause();
            String reason = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
            throw new GatewayException(ErrorCode.UNAVAILABLE, who + " failed: " + reason, cause);
        } finally {
            task.cancel(true);
        }
    }
}
