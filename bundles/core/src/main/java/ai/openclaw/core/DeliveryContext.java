package ai.openclaw.core;

import ai.openclaw.api.InboundMessage;
import ai.openclaw.api.OutboundMessage;
import ai.openclaw.api.RunRequest;
import ai.openclaw.api.SessionEntry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Where the answers of a session go: to where its last message came from (contract section 19, {@code deliveryContext}). */
record DeliveryContext(String channel, String account, String to, Optional<String> threadId) {

    /** As a session's entry holds it. A run that nobody on a channel asked for leaves it as it was, for the next may need it. */
    static Map<String, Object> of(ActiveRun run, SessionEntry session) {
        if (run.inbound().isEmpty())
            return run.request().source() == RunRequest.Source.EVENT
                    ? Json.object(session.fields(), "deliveryContext")
                    : Json.of("channel", run.surface());
        InboundMessage message = run.inbound().get();
        return Json.of("channel", message.channel(), "to", message.replyTo().orElse(message.peer().id()), "accountId", message.account(),
                "threadId", message.threadId());
    }

    /** Where the answer of a run goes: back to the channel, or for what the gateway began itself to where the session was last used. */
    static Optional<DeliveryContext> target(ActiveRun run, Optional<SessionEntry> session) {
        if (run.inbound().isPresent()) {
            InboundMessage message = run.inbound().get();
            return Optional.of(new DeliveryContext(message.channel(), message.account(), message.replyTo().orElse(message.peer().id()),
                    message.threadId()));
        }
        if (run.request().source() != RunRequest.Source.EVENT)
            return Optional.empty();
        Map<String, Object> last = session.map(entry -> Json.object(entry.fields(), "deliveryContext")).orElse(Map.of());
        return Json.text(last, "to").map(to -> new DeliveryContext(Json.text(last, "channel").orElse(""),
                Json.text(last, "accountId").orElse("default"), to, Json.text(last, "threadId")));
    }

    /** The text in pieces that the channel takes. */
    List<Letter> letters(String key, String text, Outbox outbox) {
        List<String> pieces = TextChunks.of(text, outbox.textLimit(channel, account));
        return IntStream.range(0, pieces.size()).mapToObj(
                i -> new Letter(channel, account, new OutboundMessage(key + "#" + i, to, pieces.get(i), Optional.empty(), threadId)))
                .toList();
    }
}
