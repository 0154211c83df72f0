package ai.openclaw.launcher;

import ai.openclaw.api.GatewayException;
import ai.openclaw.api.Observation;
import ai.openclaw.api.Observations;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

/** Tells whoever measures of bundles that come, change and go. */
final class SwapReport {
    private final BundleContext context;

    SwapReport(BundleContext context) { this.context = context; }

    /** Does it, and tells how long that took and whether it went well. */
    <T> T of(String bundle, String what, Supplier<T> work) {
        Instant started = Instant.now();
        try {
            T result = work.get();
            tell(bundle, what, started, Optional.empty());
            return result;
        } catch (GatewayException e) {
            tell(bundle, what, started, Optional.of("failed"));
            throw e;
        }
    }

    private void tell(String bundle, String what, Instant started, Optional<String> failure) {
        Observation told = new Observation(Observation.Kind.SWAP, bundle, Optional.empty(), Optional.empty(), started,
                Duration.between(started, Instant.now()), failure, Map.of("what", what));
        // the one who hands it on is a bundle like others, and may be the one that was swapped
        ServiceReference<Observations> reference = context.getServiceReference(Observations.class);
        Observations hub = reference == null ? null : context.getService(reference);
        if (hub == null)
            return;
        hub.tell(() -> told);
        context.ungetService(reference);
    }
}
