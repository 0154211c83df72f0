package ai.openclaw.api;

import org.osgi.annotation.versioning.ProviderType;

/** Where channels hand over what arrived. */
@ProviderType
public interface Inbox {
    /**
     * Takes a message. When this returns the message is on disk, so the channel may acknowledge it to its platform; it will be answered
     * even if the process dies now.
     *
     * @param access who may speak, from the account's settings
     * @throws GatewayException {@code UNAVAILABLE} when it cannot be stored; the channel does not acknowledge and offers it again
     */
    Admission receive(InboundMessage message, ChannelAccess access);

    /** What became of a message. */
    enum Admission {
        /** Stored; it will be answered. */
        ACCEPTED,
        /** Seen before; nothing more happens. */
        DUPLICATE,
        /** The sender may not speak here; nothing was stored. */
        REFUSED
    }
}
