package ai.openclaw.api;

import java.time.Duration;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** The channels that are deployed now, and the one way out through them. */
@ProviderType
public interface Channels {
    /** Ordered by platform and account. */
    List<ChannelAccount> accounts();

    /**
     * Stores a message and sends it. The same {@code message.id()} a second time has the outcome of the first.
     *
     * @param timeout how long to wait for the platform; the message is tried again later all the same
     * @throws GatewayException {@code INVALID_REQUEST} for an unknown channel or account; {@code UNAVAILABLE} with the platform's reason
     */
    Receipt send(String type, String account, OutboundMessage message, Duration timeout);
}
