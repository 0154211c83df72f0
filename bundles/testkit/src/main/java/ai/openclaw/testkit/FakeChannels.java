package ai.openclaw.testkit;

import ai.openclaw.api.Channel;
import ai.openclaw.api.ChannelAccount;
import ai.openclaw.api.Channels;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.OutboundMessage;
import ai.openclaw.api.Receipt;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Channels that are what a test puts in; messages go straight to them. */
public final class FakeChannels implements Channels {
    /** What {@link #accounts} gives. */
    public final List<ChannelAccount> accounts = new CopyOnWriteArrayList<>();

    /** Deploys an account. */
    public void add(String type, String account, Channel channel) {
        accounts.add(new ChannelAccount(type, account, channel, channel.status(), 0, 0));
    }

    @Override
    public List<ChannelAccount> accounts() { return List.copyOf(accounts); }

    @Override
    public Receipt send(String type, String account, OutboundMessage message, Duration timeout) {
        return accounts.stream().filter(known -> known.type().equals(type) && known.account().equals(account)).findFirst()
                .orElseThrow(() -> GatewayException.invalid("unknown account " + account + " of channel " + type)).channel().send(message);
    }
}
