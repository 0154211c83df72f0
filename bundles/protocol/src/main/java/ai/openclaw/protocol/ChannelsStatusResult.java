package ai.openclaw.protocol;

import ai.openclaw.api.OrNull;
import ai.openclaw.api.Rest;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The answer of {@code channels.status} (contract section 6); the maps have the ids of {@code channelOrder}. */
@ResultOf("channels.status")
public record ChannelsStatusResult(long ts, List<String> channelOrder, Map<String, String> channelLabels,
        Map<String, String> channelDetailLabels, Map<String, String> channelSystemImages, List<Meta> channelMeta,
        Map<String, Summary> channels, Map<String, List<Account>> channelAccounts, Map<String, String> channelDefaultAccountId) {

    /** How a channel is called and drawn. */
    public record Meta(String id, String label, String detailLabel, String systemImage) {}

    /** A channel as its preferred account is. */
    public record Summary(boolean configured, boolean running, @Rest State state, String tokenSource) {}

    /**
     * One account of a channel.
     *
     * @param lastInboundAt when the platform was heard last, in epoch milliseconds
     * @param lastOutboundAt when the platform took a message last, in epoch milliseconds
     * @param queued messages that wait to be sent
     * @param unconfirmed messages that may have been sent, without the platform's word for it
     */
    public record Account(String accountId, boolean enabled, boolean configured, String tokenSource, TokenStatus tokenStatus,
            boolean running, @Rest State state, @OrNull Optional<Long> lastInboundAt, @OrNull Optional<Long> lastOutboundAt, int queued,
            int unconfirmed) {}

    /** Whether there is a credential. */
    public enum TokenStatus {
        AVAILABLE, MISSING
    }

    /**
     * What an account and its channel tell alike; times are epoch milliseconds.
     *
     * @param lastError what is wrong and what to do about it
     * @param mode how messages arrive: {@code polling}, {@code webhook}, {@code socket} or {@code none}
     * @param probe only when it was asked for
     */
    public record State(@OrNull Optional<Long> lastStartAt, @OrNull Optional<Long> lastStopAt, @OrNull Optional<String> lastError,
            String mode, Optional<Probe> probe, @OrNull Optional<Long> lastProbeAt) {}

    /** What the platform answered just now. */
    public record Probe(boolean ok, @OrNull Optional<Integer> status, @OrNull Optional<String> error, long elapsedMs) {}
}
