package ai.openclaw.api;

import java.time.Duration;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/** Checks how a service signs its webhooks; a component with {@link HookSignatureType}. */
@ConsumerType
public interface HookSignature {
    /**
     * Judges the signature over the bytes that came in, comparing in constant time (security checklist 12 and 33).
     *
     * @param secret shared with the service
     * @param tolerance how far the time that was signed may be from now, for services that sign one
     * @return what makes this delivery the only one of its kind, by which a second one is refused; empty when the signature does not hold
     */
    Optional<String> verify(HookRequest request, Secret secret, Duration tolerance);
}
