package ai.openclaw.channel.telegram;

import ai.openclaw.api.ErrorCode;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.Inbox;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks Telegram for updates, again and again, on a virtual thread of its own. An update is confirmed, by asking for the next one, only after
 * its message is in the inbox and the offset is on disk.
 */
final class UpdatePoll implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger("telegram");
    /** As long as Telegram keeps a poll open; the answer may take a little longer than that. */
    private static final int POLL_SECONDS = 30;
    private static final Duration PATIENCE = Duration.ofSeconds(POLL_SECONDS + 15);
    private static final int REMEMBERED = 1000;

    private final String name;
    private final String path;
    private final BotApi api;
    private final Incoming incoming;
    private final Inbox inbox;
    private final UpdateOffset offset;
    private final AccountHealth health;
    private final Backoff backoff;
    private final Duration timeout;
    /** Ids of updates that were taken care of. They need not rise: after a quiet week Telegram starts anywhere. */
    private final Set<Long> done = Collections.newSetFromMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Boolean> eldest) { return size() > REMEMBERED; }
    });
    private Optional<Bot> bot = Optional.empty();
    /** Whether the last round was good; if not, the next does not wait for updates, so that all know soon. */
    private boolean well;
    private final CountDownLatch stopped = new CountDownLatch(1);

    UpdatePoll(String name, String path, BotApi api, Incoming incoming, Inbox inbox, UpdateOffset offset, AccountHealth health,
            Backoff backoff, Duration timeout) {
        this.name = name;
        this.path = path;
        this.api = api;
        this.incoming = incoming;
        this.inbox = inbox;
        this.offset = offset;
        this.health = health;
        this.backoff = backoff;
        this.timeout = timeout;
    }

    /** Polls until it is stopped or the token is refused. */
    @Override
    public void run() {
        try {
            while (stopped.getCount() > 0)
                if (!once())
                    return;
        } catch (InterruptedException e) {
            LOG.debug("{}: the poll was interrupted", name);
        } finally {
            health.stopped();
        }
    }

    /**
     * Lets the round that is going on be the last. Nothing is interrupted: an interrupt would close the files that the inbox has open.
     */
    void stop() {
        stopped.countDown();
        api.endPoll();
    }

    /** One round; false when there is no use in another. */
    private boolean once() throws InterruptedException {
        try {
            Bot self = bot.isPresent() ? bot.get() : Bot.of(api.poll("getMe", Map.of(), timeout));
            bot = Optional.of(self);
            deliver(api.poll("getUpdates",
                    Map.of("offset", offset.next(), "timeout", well ? POLL_SECONDS : 0, "allowed_updates", List.of("message")), PATIENCE),
                    self);
            health.heard();
            backoff.reset();
            well = true;
            return true;
        } catch (BotApiException e) {
            return refused(e);
        } catch (GatewayException e) {
            return again("the inbox does not take messages: " + e.message(), backoff.pause());
        } catch (IOException e) {
            return again("the update offset cannot be stored: " + e, backoff.pause());
        } catch (RuntimeException e) {
            LOG.warn("{}: the inbox failed", name, e);
            return again("the inbox failed: " + e, backoff.pause());
        }
    }

    private void deliver(JsonNode updates, Bot self) throws BotApiException, IOException {
        if (!updates.isArray())
            throw new BotApiException(502, "the updates are no list; does apiRoot lead to a Bot API?", Optional.empty());
        boolean moved = false;
        try {
            for (JsonNode update : updates) {
                if (stopped.getCount() == 0)
                    return;
                moved |= take(update, self);
            }
        } finally {
            if (moved)
                offset.store();
        }
    }

    /** True when the offset moved. */
    private boolean take(JsonNode update, Bot self) {
        if (!update.path("update_id").isIntegralNumber())
            return false;
        long id = update.path("update_id").asLong();
        if (!done.contains(id))
            read(update, id, self).ifPresent(offer -> give(offer, id));
        done.add(id);
        offset.advance(id);
        return true;
    }

    /** An update that makes no sense must not come again and again. */
    private Optional<Incoming.Offer> read(JsonNode update, long id, Bot self) {
        try {
            return incoming.read(update, self);
        } catch (RuntimeException e) {
            LOG.warn("{}: update {} makes no sense and is left out: {}", name, id, e.toString());
            return Optional.empty();
        }
    }

    /** What the inbox will never take is left out; what it cannot take now comes again. */
    private void give(Incoming.Offer offer, long id) {
        try {
            inbox.receive(offer.message(), offer.access());
        } catch (GatewayException e) {
            if (e.code() == ErrorCode.UNAVAILABLE)
                throw e;
            LOG.warn("{}: update {} is left out: {}", name, id, e.message());
        }
    }

    private boolean refused(BotApiException e) throws InterruptedException {
        return switch (e.status()) {
            case 401, 404 -> {
                tell("token rejected (" + e.status() + "); set " + path + ".botToken");
                yield false;
            }
            case 409 -> again(e.description().contains("webhook")
                    ? "the bot has a webhook (409); remove it with the Bot API method deleteWebhook"
                    : "another program is polling this bot (409); stop it, or get another token from @BotFather", backoff.pause());
            case 429 -> again("Telegram wants to be asked less often (429)", e.retryAfter().orElseGet(backoff::pause));
            case 0 -> again(e.description(), backoff.pause());
            default -> again("Telegram answered " + e.status() + ": " + e.description(), backoff.pause());
        };
    }

    private boolean again(String problem, Duration pause) throws InterruptedException {
        if (stopped.getCount() == 0)
            return false;
        well = false;
        tell(problem);
        return !stopped.await(pause.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void tell(String problem) {
        if (health.failed(name + ": " + problem))
            LOG.warn("{}: {}", name, problem);
    }
}
