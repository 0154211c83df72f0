package ai.openclaw.launcher;

import ai.openclaw.api.GatewayException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;

/** Starts, replaces and stops bundles, each within a deadline: one whose code hangs is given up, and the caller goes on. */
final class BundleSwap {
    /** The probe ends by itself at the deadline; this much later it hangs. */
    private static final long GRACE_MS = 500;

    private final ClassPathConnector connector;
    private final PluginProbe probe;
    private final Duration patience;

    BundleSwap(ClassPathConnector connector, PluginProbe probe, Duration patience) {
        this.connector = connector;
        this.probe = probe;
        this.patience = patience;
    }

    /** Starts a bundle and makes sure that it works and offers these kinds of service. */
    void start(Bundle bundle, Set<String> kinds) {
        within("start", bundle, () -> {
            long started = System.nanoTime();
            bundle.start();
            probe.problem(bundle, kinds, patience.minusNanos(System.nanoTime() - started))
                    .ifPresent(why -> { throw GatewayException.invalid(why); });
        });
    }

    /** Stops a bundle and gives it other bytes; it stays stopped. */
    void update(Bundle bundle, BundleJar jar) {
        within("stop", bundle, () -> {
            // stopped first, for an update of an active bundle would start it again beyond our deadline
            bundle.stop(Bundle.STOP_TRANSIENT);
            connector.release(bundle.getLocation());
            bundle.update(jar.stream());
        });
    }

    void stop(Bundle bundle) { within("stop", bundle, bundle::stop); }

    void uninstall(Bundle bundle) { within("stop", bundle, bundle::uninstall); }

    private void within(String what, Bundle bundle, Step step) {
        FutureTask<Void> task = new FutureTask<>(() -> {
            step.run();
            return null;
        });
        Thread.ofPlatform().name(what + "-" + bundle.getSymbolicName()).daemon().start(task);
        try {
            task.get(patience.toMillis() + GRACE_MS, TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw cause instanceof GatewayException known ? known : GatewayException.invalid(PluginProblem.plain(cause));
        } catch (TimeoutException e) {
            task.cancel(true);
            throw GatewayException.invalid("it did not " + what + " within " + patience.toSeconds() + " s");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw GatewayException.unavailable("interrupted while " + bundle.getSymbolicName() + " was to " + what);
        }
    }

    @FunctionalInterface
    private interface Step {
        void run() throws BundleException;
    }
}
