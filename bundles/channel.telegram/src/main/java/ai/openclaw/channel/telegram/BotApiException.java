package ai.openclaw.channel.telegram;

import java.time.Duration;
import java.util.Optional;

/** A refusal of the Bot API, or no answer at all (status 0). Never with the token. */
final class BotApiException extends Exception {
    private static final long serialVersionUID = 1;

    private final int status;
    private final transient Optional<Duration> retryAfter;
    private final boolean lost;

    BotApiException(int status, String description, Optional<Duration> retryAfter) { this(status, description, retryAfter, false); }

    private BotApiException(int status, String description, Optional<Duration> retryAfter, boolean lost) {
        super(description);
        this.status = status;
        this.retryAfter = retryAfter;
        this.lost = lost;
    }

    /** The request left and its answer did not arrive. */
    static BotApiException lost(String description) {
        return new BotApiException(0, description, Optional.empty(), true);
    }

    /** Whether nobody knows if the call was carried out. */
    boolean lost() { return lost; }

    int status() { return status; }

    String description() { return String.valueOf(getMessage()); }

    /** How long the platform wants to be left alone. */
    Optional<Duration> retryAfter() { return retryAfter; }

    /** Whether the same call may succeed later. */
    boolean passing() { return status == 0 || status == 429 || status >= 500; }
}
