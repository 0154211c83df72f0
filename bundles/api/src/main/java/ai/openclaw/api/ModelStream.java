package ai.openclaw.api;

import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/** A model's answer as it arrives. Read by one virtual thread; closed by any, which ends a blocked {@link #next}. */
@ConsumerType
public interface ModelStream extends AutoCloseable {
    /**
     * Waits for the next piece; empty after {@link ModelEvent.Done}.
     *
     * @throws GatewayException {@code UNAVAILABLE} when the answer broke off, in plain words
     */
    Optional<ModelEvent> next() throws InterruptedException;

    /** Gives the answer up. */
    @Override
    void close();
}
