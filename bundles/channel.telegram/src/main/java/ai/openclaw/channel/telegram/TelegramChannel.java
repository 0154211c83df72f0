package ai.openclaw.channel.telegram;

import ai.openclaw.api.Channel;
import ai.openclaw.api.ChannelLogout;
import ai.openclaw.api.ChannelProbe;
import ai.openclaw.api.ChannelStatus;
import ai.openclaw.api.ChannelType;
import ai.openclaw.api.Gateway;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.Inbox;
import ai.openclaw.api.OutboundMessage;
import ai.openclaw.api.Receipt;
import ai.openclaw.api.SettingsReader;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One Telegram bot. Without {@code @Modified}: a new instance goes on at the stored offset, so a restart loses nothing and there is only one
 * way to start.
 */
@Component(configurationPid = TelegramChannel.PID, configurationPolicy = ConfigurationPolicy.REQUIRE)
@ChannelType("telegram")
public final class TelegramChannel implements Channel, ChannelProbe, ChannelLogout {
    static final String PID = "channels.telegram";
    private static final Logger LOG = LoggerFactory.getLogger("telegram");
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);

    private final String name;
    private final Optional<TelegramAccount> account;
    private final ChannelStatus idle;
    private final int textLimit;
    private final boolean environmentToken;

    @Activate
    public TelegramChannel(Map<String, Object> properties, @Reference Inbox inbox, @Reference Gateway gateway) {
        this(properties, inbox, gateway, new Backoff(FIRST_PAUSE, LONGEST_PAUSE));
    }

    TelegramChannel(Map<String, Object> properties, Inbox inbox, Gateway gateway, Backoff backoff) {
        String id = SettingsReader.instance(properties);
        String path = id.equals("default") ? PID : PID + ".accounts." + id;
        name = "telegram/" + id;
        Optional<TelegramAccount> started = Optional.empty();
        ChannelStatus otherwise = ChannelStatus.unconfigured(name + " is disabled; set " + path + ".enabled to true");
        int limit = Outgoing.MAX_TEXT;
        try {
            TelegramSettings settings = SettingsReader.read(properties, PID, TelegramSettings.class);
            warnOfNames(settings, path);
            limit = settings.textChunkLimit();
            if (settings.enabled())
                started = Optional.of(new TelegramAccount(id, path, settings, inbox, gateway, backoff));
        } catch (GatewayException e) {
            otherwise = ChannelStatus.unconfigured(name + ": " + e.message());
            LOG.warn("{} is not started: {}", name, e.message());
        }
        account = started;
        idle = otherwise;
        textLimit = limit;
        environmentToken = BotToken.ofEnvironment(id, gateway).isPresent();
    }

    private void warnOfNames(TelegramSettings settings, String path) {
        Stream<Object> entries = Stream.concat(settings.allowFrom().stream(), settings.groupAllowFrom().stream());
        List<String> names = UserIds.names(entries.toList());
        if (!names.isEmpty())
            LOG.warn("{}: {} in {}.allowFrom or groupAllowFrom counts for nothing: names change hands; write the numeric user id", name,
                    names, path);
    }

    @Override
    public Receipt send(OutboundMessage message) {
        return account.orElseThrow(() -> GatewayException.unavailable(idle.lastError().orElse(name + " is not started"))).outgoing()
                .send(message);
    }

    @Override
    public ChannelStatus status() { return account.map(started -> started.health().status()).orElse(idle); }

    @Override
    public Probe probe(Duration timeout) {
        return account.map(started -> started.probe(timeout)).orElseGet(() -> new Probe(false, idle.lastError().orElse("not started"), 0));
    }

    @Override
    public List<String> credentialKeys() { return List.of("botToken", "tokenFile"); }

    @Override
    public boolean credentialInEnvironment() { return environmentToken; }

    @Override
    public int textLimit() { return textLimit; }

    @Deactivate
    public void stop() { account.ifPresent(TelegramAccount::stop); }
}
