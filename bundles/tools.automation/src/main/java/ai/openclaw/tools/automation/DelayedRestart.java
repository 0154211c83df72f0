package ai.openclaw.tools.automation;

import ai.openclaw.api.Gateway;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A restart that waits until the turn that asked for it is likely to be over; one at most is due. When the bundle is replaced meanwhile it
 * does not wait any longer, for it was promised. Its state is guarded by itself.
 */
final class DelayedRestart implements AutoCloseable {
    private final Gateway gateway;
    private @Nullable Thread due;

    DelayedRestart(Gateway gateway) { this.gateway = gateway; }

    synchronized void in(Duration delay, String reason) {
        if (due == null || !due.isAlive())
            due = Thread.ofVirtual().name("tool-restart").start(() -> {
                try {
                    Thread.sleep(delay);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                gateway.restart(reason);
            });
    }

    @Override
    public synchronized void close() {
        if (due != null)
            due.interrupt();
    }
}
