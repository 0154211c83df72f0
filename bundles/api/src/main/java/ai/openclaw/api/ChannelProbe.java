package ai.openclaw.api;

import java.time.Duration;
import org.osgi.annotation.versioning.ConsumerType;

/** A {@link Channel} that can ask its platform whether the account works. */
@ConsumerType
public interface ChannelProbe {
    /** Makes one live call and returns within the timeout. */
    Probe probe(Duration timeout);

    /**
     * The outcome of a live call.
     *
     * @param ok whether the platform accepted the account
     * @param error what it said otherwise, in plain words; empty when ok
     * @param elapsedMs how long the call took, in milliseconds
     */
    record Probe(boolean ok, String error, long elapsedMs) {}
}
