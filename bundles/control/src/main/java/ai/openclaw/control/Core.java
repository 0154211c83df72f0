package ai.openclaw.control;

import ai.openclaw.api.CanvasHost;
import ai.openclaw.api.Config;
import ai.openclaw.api.ErrorCode;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.Health;
import ai.openclaw.api.Presence;
import ai.openclaw.api.Sessions;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * The services that the control plane tells about. They may go and come back, as when their bundle is updated, without the loss of a
 * socket: who connects in that moment waits for them.
 */
@Component(service = Core.class)
public final class Core {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final long RETRY_AFTER_MS = 1000;
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    volatile @Nullable Presence presence;
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    volatile @Nullable Health health;
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    volatile @Nullable Sessions sessions;
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    volatile @Nullable Config config;
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    volatile @Nullable CanvasHost canvas;

    /** All of the services at one moment. */
    record Services(Presence presence, Health health, Sessions sessions, Config config) {}

    /**
     * Waits until all are there.
     *
     * @throws GatewayException {@code UNAVAILABLE} when they do not come
     */
    Services services() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            Presence present = presence;
            Health healthy = health;
            Sessions known = sessions;
            Config current = config;
            if (present != null && healthy != null && known != null && current != null)
                return new Services(present, healthy, known, current);
            LockSupport.parkNanos(Duration.ofMillis(2).toNanos());
        }
        throw new GatewayException(ErrorCode.UNAVAILABLE, "the gateway is starting; try again").retryAfterMs(RETRY_AFTER_MS);
    }

    /** Presence, if it is there now. */
    Optional<Presence> presence() { return Optional.ofNullable(presence); }

    /** The canvas, if it is served now. */
    Optional<CanvasHost> canvas() { return Optional.ofNullable(canvas); }
}
