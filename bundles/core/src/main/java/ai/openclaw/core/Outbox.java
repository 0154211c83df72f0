package ai.openclaw.core;

import ai.openclaw.api.Channel;
import ai.openclaw.api.ChannelAccount;
import ai.openclaw.api.ChannelStatus;
import ai.openclaw.api.Channels;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.Observations;
import ai.openclaw.api.OutboundMessage;
import ai.openclaw.api.Receipt;
import ai.openclaw.api.SettingsReader;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The channels that are deployed, and the one way out through them. Each account has its own sender, so a slow one holds up no other. */
@Component(service = {Channels.class, Outbox.class}, immediate = true)
public final class Outbox implements Channels {
    private static final Logger LOG = LoggerFactory.getLogger("gateway/outbox");
    private static final Duration STATUS_DEADLINE = Duration.ofSeconds(2);
    /** How long one sender may take to leave its message; a plugin that ignores its interrupt is not waited for. */
    private static final Duration STOP_PATIENCE = Duration.ofMillis(200);
    private static final int DEFAULT_TEXT_LIMIT = 4000;

    private final Ledger ledger;
    private final Observations observations;
    private final Map<String, Sender> senders = new ConcurrentSkipListMap<>();
    private volatile boolean closed;

    @Activate
    public Outbox(@Reference LedgerKeeper keeper, @Reference Observations observations) {
        this.observations = observations;
        this.ledger = keeper.ledger();
        ledger.unconfirmed()
                .forEach(letter -> LOG.warn(
                        "{}/{}: the process died while the message {} to {} was sent; it may or may not have arrived and is not sent again",
                        letter.type(), letter.account(), letter.id(), letter.message().to()));
        for (Letter letter : ledger.unsent()) {
            var _ = send(letter);
        }
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bind(Channel channel, Map<String, Object> properties) {
        sender(type(properties), SettingsReader.instance(properties)).channel(channel);
    }

    void unbind(Channel channel, Map<String, Object> properties) {
        sender(type(properties), SettingsReader.instance(properties)).gone(channel);
    }

    @Deactivate
    void close() {
        closed = true;
        List<Thread> threads = senders.values().stream().flatMap(sender -> sender.close().stream()).toList();
        try {
            for (Thread thread : threads) {
                var _ = thread.join(STOP_PATIENCE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String type(Map<String, Object> properties) { return String.valueOf(properties.get("openclaw.channel.type")); }

    private Sender sender(String type, String account) {
        return senders.computeIfAbsent(type + "/" + account, _ -> new Sender(type, account, ledger, observations));
    }

    /** Sends a stored message as soon as its channel is there. */
    CompletableFuture<Receipt> send(Letter letter) {
        if (closed)
            return CompletableFuture.failedFuture(GatewayException.unavailable("the gateway stops; the message is sent when it is back"));
        return sender(letter.type(), letter.account()).add(letter);
    }

    /** The longest piece of text that an account takes. */
    int textLimit(String type, String account) {
        return Optional.ofNullable(senders.get(type + "/" + account)).flatMap(Sender::channel).map(Channel::textLimit)
                .orElse(DEFAULT_TEXT_LIMIT);
    }

    /** The account that is meant when none is named: {@code default}, or the first one when there is none of that name. */
    String usualAccount(String type) {
        List<String> deployed = senders.values().stream().filter(sender -> sender.type().equals(type) && sender.channel().isPresent())
                .map(Sender::account).toList();
        return deployed.isEmpty() || deployed.contains("default") ? "default" : deployed.getFirst();
    }

    @Override
    public List<ChannelAccount> accounts() {
        return senders.values().stream().flatMap(sender -> sender.channel().map(channel -> account(sender, channel)).stream()).toList();
    }

    private ChannelAccount account(Sender sender, Channel channel) {
        int unconfirmed = (int) ledger.unconfirmed().stream()
                .filter(letter -> letter.type().equals(sender.type()) && letter.account().equals(sender.account())).count();
        return new ChannelAccount(sender.type(), sender.account(), channel, status(sender.name(), channel), sender.queued(), unconfirmed);
    }

    private static ChannelStatus status(String name, Channel channel) {
        try {
            return PluginCall.run(name, STATUS_DEADLINE, channel::status);
        } catch (GatewayException e) {
            return ChannelStatus.unconfigured(e.message());
        } catch (TimeoutException e) {
            return ChannelStatus.unconfigured(name + " does not say how it is doing");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ChannelStatus.unconfigured(name + " was not asked");
        }
    }

    @Override
    public Receipt send(String type, String account, OutboundMessage message, Duration timeout) {
        Sender sender = senders.get(type + "/" + account);
        if (sender == null || sender.channel().isEmpty())
            throw GatewayException.invalid(known(type) ? "unknown account: " + type + "/" + account : "unsupported channel: " + type);
        Optional<Map<String, Object>> before = ledger.outcome(message.id());
        if (before.isPresent())
            return replay(before.get());
        Letter letter = new Letter(type, account, message);
        CompletableFuture<Receipt> receipt = ledger.enqueue(letter) ? send(letter) : sender.outcome(message.id());
        return await(receipt, sender.name(), timeout);
    }

    private boolean known(String type) {
        return senders.values().stream().anyMatch(sender -> sender.type().equals(type) && sender.channel().isPresent());
    }

    private static Receipt replay(Map<String, Object> outcome) {
        Optional<String> error = Json.text(outcome, "error");
        if (error.isPresent())
            throw GatewayException.unavailable(error.get());
        return new Receipt(Json.text(outcome, "messageId").orElse(""));
    }

    private static Receipt await(CompletableFuture<Receipt> receipt, String name, Duration timeout) {
        try {
            return receipt.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GatewayException failure)
                throw failure;
            throw GatewayException.unavailable(name + ": " + e.getCause());
        } catch (TimeoutException e) {
            throw GatewayException
                    .unavailable(name + " has not taken the message within " + timeout.toSeconds() + " s; it is stored and tried again");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw GatewayException.unavailable("interrupted; the message is stored and tried again");
        }
    }
}
