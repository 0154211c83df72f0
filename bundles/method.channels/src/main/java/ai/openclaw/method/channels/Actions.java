package ai.openclaw.method.channels;

import ai.openclaw.api.GatewayException;
import ai.openclaw.protocol.MessageActionParams;
import ai.openclaw.protocol.PollParams;
import ai.openclaw.protocol.SendParams;
import ai.openclaw.protocol.SendResult;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code message.action}: the one method through which clients of protocol 4 do what protocol 3 has a method each for. */
final class Actions {
    private final Sending sending;

    Actions(Sending sending) { this.sending = sending; }

    SendResult perform(MessageActionParams params) {
        return switch (params.action()) {
            case "send" -> sending.send(message(params));
            case "poll" -> sending.poll(poll(params));
            default -> throw GatewayException
                    .invalid("action \"" + params.action() + "\" is not known for channel " + params.channel() + "; there is send");
        };
    }

    private static SendParams message(MessageActionParams params) {
        MessageActionParams.Arguments given = params.params();
        return new SendParams(place(params), given.message(), given.mediaUrl().or(given::media), given.mediaUrls(), Optional.empty(),
                Optional.of(params.channel()), params.accountId(), params.agentId(), given.threadId(), params.sessionKey(),
                params.idempotencyKey());
    }

    private static PollParams poll(MessageActionParams params) {
        MessageActionParams.Arguments given = params.params();
        return new PollParams(place(params), given.pollQuestion().orElse(""), given.pollOption(), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.empty(), given.threadId(), Optional.of(params.channel()), params.accountId(),
                params.idempotencyKey());
    }

    private static String place(MessageActionParams params) {
        return Stream.of(params.params().to(), params.params().target()).flatMap(Optional::stream).filter(place -> !place.isBlank())
                .findFirst().orElseThrow(() -> GatewayException.invalid("Error: " + params.action() + " needs a target: params.to"));
    }
}
