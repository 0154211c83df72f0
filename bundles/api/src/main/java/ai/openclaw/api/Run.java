package ai.openclaw.api;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** An agent's work on one message. */
@ProviderType
public interface Run {
    /** The idempotency key that it was started with. */
    String id();

    /** The session, canonical. */
    String sessionKey();

    Instant acceptedAt();

    /** When its turn came; empty while it waits behind another run of the session. */
    Optional<Instant> startedAt();

    /** The result, as soon as there is one. */
    Optional<RunResult> result();

    /** Waits for the result, at most so long. */
    Optional<RunResult> await(Duration timeout) throws InterruptedException;
}
