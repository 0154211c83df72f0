package ai.openclaw.api;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * One account on one chat platform. A component with {@link ChannelType} and a factory PID {@code channels.<platform>}; the gateway makes
 * an instance for each account and takes it away again. What comes in is handed to the {@link Inbox}.
 */
@ConsumerType
public interface Channel {
    /**
     * Sends one message and returns once the platform has taken it. Called on a virtual thread, one message of an account at a time.
     *
     * @throws GatewayException {@code UNAVAILABLE} when another try may succeed, {@link GatewayException#uncertain} when the
     *     message may have been taken already, {@code INVALID_REQUEST} when no try will succeed
     */
    Receipt send(OutboundMessage message);

    /** How this account is doing, from what it knows by itself; asked often, so without a call to the platform. */
    default ChannelStatus status() {
        return ChannelStatus.up();
    }

    /** The longest text that {@link #send} takes, in UTF-16 units; longer answers arrive in pieces. */
    default int textLimit() {
        return 4000;
    }
}
