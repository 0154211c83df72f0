package ai.openclaw.api;

import java.time.Instant;
import java.util.Optional;

/**
 * How one account of a channel is doing.
 *
 * @param configured whether its settings suffice to start
 * @param running whether it is started and trying
 * @param lastError what is wrong and what to do about it, in plain words; empty when nothing is
 * @param mode how messages arrive: {@code polling}, {@code webhook}, {@code socket}
 * @param tokenSource where the credential comes from: {@code config}, {@code env} or {@code none}
 * @param lastStartAt when it was started last
 * @param lastInboundAt when a message or an empty answer of the platform arrived last
 * @param lastOutboundAt when the platform took a message last
 */
public record ChannelStatus(boolean configured, boolean running, Optional<String> lastError, String mode, String tokenSource,
        Optional<Instant> lastStartAt, Optional<Instant> lastInboundAt, Optional<Instant> lastOutboundAt) {

    /** Configured and running, nothing more known. */
    public static ChannelStatus up() {
        return new ChannelStatus(true, true, Optional.empty(), "socket", "none", Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Not able to start for want of settings. */
    public static ChannelStatus unconfigured(String whatToDo) {
        return new ChannelStatus(false, false, Optional.of(whatToDo), "none", "none", Optional.empty(), Optional.empty(), Optional.empty());
    }
}
