package ai.openclaw.tools.messaging;

import ai.openclaw.api.Channels;
import ai.openclaw.api.Config;
import ai.openclaw.api.Default;
import ai.openclaw.api.Describe;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.OutboundMessage;
import ai.openclaw.api.Receipt;
import ai.openclaw.api.Sessions;
import ai.openclaw.api.Tool;
import ai.openclaw.api.ToolCall;
import ai.openclaw.api.ToolGroup;
import ai.openclaw.api.ToolGroupType;
import ai.openclaw.api.ToolResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** How an agent speaks in a chat by itself: in the one that it is in, or in another as far as {@code tools.message} allows. */
@Component
@ToolGroupType("messaging")
public final class MessageTools implements ToolGroup {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int MAX_TARGETS = 50;

    private final Channels channels;
    private final Sessions sessions;
    private final Config config;
    private final List<Tool<?>> tools = List.of(new Tool<>("message",
            "Sends a message through a channel such as Telegram. To answer in this very conversation just answer; this is for other chats, "
                    + "and for a message while you still work.",
            Params.class, this::perform));

    /** Arguments of {@code message}. */
    record Params(@Describe("What to do: send, or broadcast to several targets.") @Default("\"send\"") String action,
            @Describe("The platform, such as telegram; the one of this conversation if left out.") Optional<String> channel,
            @Describe("The account of the platform to send from.") Optional<String> accountId,
            @Describe("The platform's id of the chat; this conversation's if left out.") Optional<String> to,
            @Describe("The same as to.") Optional<String> target, @Describe("The chats of a broadcast.") List<String> targets,
            @Describe("What to say, in Markdown.") Optional<String> message,
            @Describe("The platform's id of the message that this answers.") Optional<String> replyTo,
            @Describe("The thread or topic inside the chat.") Optional<String> threadId,
            @Describe("A file to send; no channel takes one yet.") Optional<String> media) {}

    @Activate
    public MessageTools(@Reference Channels channels, @Reference Sessions sessions, @Reference Config config) {
        this.channels = channels;
        this.sessions = sessions;
        this.config = config;
    }

    @Override
    public List<Tool<?>> tools() { return tools; }

    private ToolResult perform(Params params, ToolCall call) {
        try {
            return switch (params.action()) {
                case "send" -> send(params, call);
                case "broadcast" -> broadcast(params, call);
                default -> ToolResult.failed(
                        "action \"" + params.action() + "\" can be done by no channel of this gateway; there are send and broadcast");
            };
        } catch (GatewayException e) {
            return ToolResult.failed(e.message());
        }
    }

    private ToolResult send(Params params, ToolCall call) {
        if (!params.targets().isEmpty())
            throw GatewayException.invalid("targets are for the action broadcast; give one chat in to");
        Target here = Target.of(sessions.find(call.sessionKey()));
        Target target = here.other(params, params.to().or(params::target), channels.accounts());
        Receipt receipt = send(here, target, params);
        return new ToolResult("Sent to " + target.shown() + ".", false,
                Map.of("channel", target.channel(), "accountId", target.account(), "to", target.to(), "messageId", receipt.messageId()))
                .meta("to " + target.shown());
    }

    private Receipt send(Target here, Target target, Params params) {
        String words = words(params);
        String text = CrossContext.of(config).checked(here, target, words);
        target.fits(text, channels.accounts());
        return channels.send(target.channel(), target.account(),
                new OutboundMessage("tool:" + UUID.randomUUID(), target.to(), text, params.replyTo(), target.thread()), PATIENCE);
    }

    private static String words(Params params) {
        if (params.media().isPresent())
            throw GatewayException.invalid("no channel of this gateway sends files yet; send text only");
        return params.message().filter(text -> !text.isBlank())
                .orElseThrow(() -> GatewayException.invalid("message is missing; it is what to say"));
    }

    /** Every chat is tried, for those before one that fails have had the message already. */
    private ToolResult broadcast(Params params, ToolCall call) {
        if (Boolean.FALSE.equals(config.value("tools.message.broadcast.enabled").orElse(true)))
            throw GatewayException.invalid("broadcasts are switched off (tools.message.broadcast.enabled); send to one chat at a time");
        if (params.targets().isEmpty() || params.targets().size() > MAX_TARGETS)
            throw GatewayException.invalid("give 1 to " + MAX_TARGETS + " chats in targets");
        Target here = Target.of(sessions.find(call.sessionKey()));
        List<String> lines = new ArrayList<>();
        int failed = 0;
        for (String to : params.targets().stream().distinct().toList())
            try {
                Target target = here.other(params, Optional.of(to), channels.accounts());
                send(here, target, params);
                lines.add(target.shown() + ": sent");
            } catch (GatewayException e) {
                failed++;
                lines.add(to + ": " + e.message());
            }
        return new ToolResult(String.join("\n", lines), failed == lines.size(), Map.of("sent", lines.size() - failed, "failed", failed))
                .meta("to " + lines.size() + " chats");
    }
}
