package ai.openclaw.channel.telegram;

import ai.openclaw.api.ChannelProbe;
import ai.openclaw.api.Gateway;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.Inbox;
import java.net.URI;
import java.time.Duration;

/** A bot that is started: its connection, its poll, and how it is doing. */
final class TelegramAccount {
    private final BotApi api;
    private final UpdatePoll poll;
    private final Thread thread;
    private final AccountHealth health;
    private final Outgoing outgoing;

    /**
     * @param path where the account's settings are in the configuration
     * @throws GatewayException when the settings do not suffice
     */
    TelegramAccount(String account, String path, TelegramSettings settings, Inbox inbox, Gateway gateway, Backoff backoff) {
        String name = "telegram/" + account;
        BotToken token = BotToken.find(settings, account, path, gateway);
        this.health = new AccountHealth(token.source());
        this.api = new BotApi(root(settings.apiRoot(), path), token);
        this.outgoing = new Outgoing(name, path, api, settings, health);
        this.poll = new UpdatePoll(name, path, api, new Incoming(account, settings), inbox,
                new UpdateOffset(gateway.stateDir(), account, token.botId()), health, backoff,
                Duration.ofSeconds(settings.timeoutSeconds()));
        health.started();
        this.thread = Thread.ofVirtual().name(name).start(poll);
    }

    private static String root(String text, String path) {
        try {
            URI uri = URI.create(text.replaceAll("/+$", ""));
            if (uri.getHost() != null && uri.getUserInfo() == null && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme())))
                return uri.toString();
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw GatewayException.invalid(path + ".apiRoot is no http or https address");
    }

    Outgoing outgoing() { return outgoing; }

    AccountHealth health() { return health; }

    ChannelProbe.Probe probe(Duration timeout) {
        long began = System.nanoTime();
        String error = "";
        try {
            api.call("getMe", java.util.Map.of(), timeout);
        } catch (BotApiException e) {
            error = (e.status() == 0 ? "" : e.status() + ": ") + e.description();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            error = "interrupted";
        }
        return new ChannelProbe.Probe(error.isEmpty(), error, Duration.ofNanos(System.nanoTime() - began).toMillis());
    }

    /** Ends the poll, lets messages on their way out arrive, and closes the connection; takes 2 s at most. */
    void stop() {
        poll.stop();
        api.close();
        try {
            thread.join(Duration.ofMillis(400));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        health.stopped();
    }
}
