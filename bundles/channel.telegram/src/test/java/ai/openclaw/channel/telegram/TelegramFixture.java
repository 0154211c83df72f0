package ai.openclaw.channel.telegram;

import ai.openclaw.api.Channel;
import ai.openclaw.testkit.ChannelContract;
import ai.openclaw.testkit.FakeGateway;
import ai.openclaw.testkit.FakeTelegramServer;
import ai.openclaw.testkit.RecordingInbox;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A Telegram server, and channels of the bot that it knows, one after the other; user 7 may speak. */
final class TelegramFixture implements ChannelContract.Fixture {
    final FakeTelegramServer server = new FakeTelegramServer();
    final FakeGateway gateway;
    private final RecordingInbox inbox = new RecordingInbox();
    private TelegramChannel channel;

    TelegramFixture(Path stateDir) {
        gateway = new FakeGateway(stateDir);
        channel = channel("");
    }

    /** A new channel in place of the old one, with more settings in JSON. */
    TelegramChannel restart(String more) {
        channel.stop();
        channel = channel(more);
        return channel;
    }

    private TelegramChannel channel(String more) {
        return new TelegramChannel(
                Map.of("openclaw.instance", "default", ".channels.telegram",
                        "{\"botToken\":\"" + FakeTelegramServer.TOKEN + "\",\"apiRoot\":\"" + server.apiRoot()
                                + "\",\"allowFrom\":[\"tg:7\"]" + more + "}"),
                inbox, gateway, new Backoff(Duration.ofMillis(20), Duration.ofMillis(100)));
    }

    List<String> arrived() { return inbox.accepted.stream().map(message -> message.text()).toList(); }

    @Override
    public Channel channel() { return channel; }

    @Override
    public RecordingInbox inbox() { return inbox; }

    @Override
    public String type() { return "telegram"; }

    @Override
    public String address() { return "7"; }

    @Override
    public void say(String text) { server.say(7, text); }

    @Override
    public List<String> sent() { return server.sent().stream().map(message -> String.valueOf(message.get("text"))).toList(); }

    @Override
    public void stop() { channel.stop(); }

    @Override
    public void close() {
        channel.stop();
        server.close();
    }
}
