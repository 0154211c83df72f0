package ai.openclaw.method.channels;

import ai.openclaw.api.ChannelAccount;
import ai.openclaw.api.Channels;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.OutboundMessage;
import ai.openclaw.api.Receipt;
import ai.openclaw.protocol.PollParams;
import ai.openclaw.protocol.SendParams;
import ai.openclaw.protocol.SendResult;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Sends a message through a channel on somebody's behalf. */
final class Sending {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private final Channels channels;

    Sending(Channels channels) { this.channels = channels; }

    SendResult send(SendParams params) {
        if (params.mediaUrl().isPresent() || !params.mediaUrls().isEmpty())
            throw GatewayException.invalid("Error: media are not sent by this version yet; send text only");
        String text = params.message().filter(message -> !message.isBlank())
                .orElseThrow(() -> GatewayException.invalid("Error: message or media required"));
        List<ChannelAccount> deployed = channels.accounts();
        String channel = params.channel().filter(name -> !name.isBlank()).map(name -> known(name, deployed))
                .orElseGet(() -> only(deployed));
        String account = params.accountId().orElseGet(() -> account(channel, deployed));
        Receipt receipt = channels.send(channel, account,
                new OutboundMessage(params.idempotencyKey(), params.to(), text, Optional.empty(), params.threadId()), PATIENCE);
        return new SendResult(params.idempotencyKey(), receipt.messageId(), channel, account, params.to());
    }

    /** No channel of this gateway can hold a poll yet, so the answer names the channel that was meant. */
    SendResult poll(PollParams params) {
        String channel = params.channel().filter(name -> !name.isBlank()).orElseGet(() -> only(channels.accounts()));
        throw GatewayException.invalid("unsupported poll channel: " + channel);
    }

    private static String known(String channel, List<ChannelAccount> deployed) {
        if (channel.equals("webchat"))
            throw GatewayException.invalid("unsupported channel: webchat (internal-only). "
                    + "Use `chat.send` for WebChat UI messages or choose a deliverable channel.");
        if (deployed.stream().noneMatch(account -> account.type().equals(channel)))
            throw GatewayException.invalid("unsupported channel: " + channel);
        return channel;
    }

    private static String only(List<ChannelAccount> deployed) {
        List<String> types = deployed.stream().map(ChannelAccount::type).distinct().toList();
        if (types.isEmpty())
            throw GatewayException.invalid("Error: Channel is required (no configured channels detected).");
        if (types.size() > 1)
            throw GatewayException.invalid("Error: Channel is required when multiple channels are configured: " + String.join(", ", types));
        return types.getFirst();
    }

    private static String account(String channel, List<ChannelAccount> deployed) {
        return Accounts.preferred(deployed.stream().filter(account -> account.type().equals(channel)).toList()).account();
    }
}
