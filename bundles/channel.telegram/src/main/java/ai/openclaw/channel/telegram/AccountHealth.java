package ai.openclaw.channel.telegram;

import ai.openclaw.api.ChannelStatus;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How the account is doing. Written by the poll's thread and by senders, one field each; read by all. */
final class AccountHealth {
    private final String tokenSource;
    private volatile boolean running;
    private volatile @Nullable String lastError;
    private volatile @Nullable Instant lastStartAt;
    private volatile @Nullable Instant lastInboundAt;
    private volatile @Nullable Instant lastOutboundAt;

    AccountHealth(String tokenSource) { this.tokenSource = tokenSource; }

    void started() {
        running = true;
        lastStartAt = Instant.now();
    }

    /** It does not try any more. */
    void stopped() { running = false; }

    /** Telegram answered the poll. */
    void heard() {
        lastError = null;
        lastInboundAt = Instant.now();
    }

    /** Telegram took a message. */
    void sent() { lastOutboundAt = Instant.now(); }

    /** Something is wrong; true when that is news. */
    boolean failed(String error) {
        boolean news = !error.equals(lastError);
        lastError = error;
        return news;
    }

    ChannelStatus status() {
        return new ChannelStatus(true, running, Optional.ofNullable(lastError), "polling", tokenSource, Optional.ofNullable(lastStartAt),
                Optional.ofNullable(lastInboundAt), Optional.ofNullable(lastOutboundAt));
    }
}
