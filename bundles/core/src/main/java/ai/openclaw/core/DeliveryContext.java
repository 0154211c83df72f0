package ai.openclaw.core;

import ai.openclaw.api.InboundMessage;
import ai.openclaw.api.OutboundMessage;
import ai.openclaw.api.RunRequest;
import ai.openclaw.api.SessionEntry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where the answers of a session go: to where its last message came from (contract section 19, {@code deliveryContext}). */
record DeliveryContext(String channel, String account, String to, Optional<String> threadId) {
    private static final Logger LOG = LoggerFactory.getLogger("gateway/runs");

    /** As a session's entry holds it. A run that nobody on a channel asked for leaves it as it was, for the next may need it. */
    static Map<String, Object> of(ActiveRun run, SessionEntry session) {
        if (run.inbound().isEmpty())
            return nobodyAsked(run) ? Json.object(session.fields(), "deliveryContext") : Json.of("channel", run.surface());
        InboundMessage message = run.inbound().get();
        return Json.of("channel", message.channel(), "to", message.replyTo().orElse(message.peer().id()), "accountId", message.account(),
                "threadId", message.threadId());
    }

    private static boolean nobodyAsked(ActiveRun run) {
        return run.request().source() == RunRequest.Source.EVENT || run.request().source() == RunRequest.Source.HOOK;
    }

    /**
     * Where the answer of a run goes: back to the channel, to where whoever asked wants it, or for what the gateway began itself to where the
     * session was last used.
     */
    static Optional<DeliveryContext> target(ActiveRun run, SessionArchive archive, Outbox outbox) {
        if (run.inbound().isPresent()) {
            InboundMessage message = run.inbound().get();
            return Optional.of(new DeliveryContext(message.channel(), message.account(), message.replyTo().orElse(message.peer().id()),
                    message.threadId()));
        }
        if (run.request().delivery().isPresent())
            return asked(run.request().delivery().get(), run, archive, outbox);
        return run.request().source() == RunRequest.Source.EVENT ? last(archive.find(run.sessionKey())) : Optional.empty();
    }

    /** Where a session was last spoken to, if that was on a channel. */
    private static Optional<DeliveryContext> last(Optional<SessionEntry> session) {
        Map<String, Object> last = session.map(entry -> Json.object(entry.fields(), "deliveryContext")).orElse(Map.of());
        return Json.text(last, "to").map(to -> new DeliveryContext(Json.text(last, "channel").orElse(""),
                Json.text(last, "accountId").orElse("default"), to, Json.text(last, "threadId")));
    }

    /** What is not said is as it was when the session, or else the agent's main one, was last spoken to through that channel. */
    private static Optional<DeliveryContext> asked(RunRequest.Delivery way, ActiveRun run, SessionArchive archive, Outbox outbox) {
        String main = archive.keys().canonical("agent:" + SessionKeys.agentId(run.sessionKey()) + ":main");
        boolean any = way.channel().equals(RunRequest.Delivery.LAST);
        Optional<DeliveryContext> before = Stream.of(run.sessionKey(), main).flatMap(key -> last(archive.find(key)).stream())
                .filter(place -> any || place.channel().equals(way.channel())).findFirst();
        Optional<String> channel = any ? before.map(DeliveryContext::channel) : Optional.of(way.channel());
        Optional<String> to = way.to().or(() -> before.map(DeliveryContext::to));
        if (channel.isEmpty() || to.isEmpty()) {
            LOG.warn("run {}: its answer is not delivered, for nobody spoke to {} through {} yet; say where to with \"to\"", run.id(),
                    SessionKeys.agentId(run.sessionKey()), any ? "a channel" : way.channel());
            return Optional.empty();
        }
        String account = way.account().or(() -> before.map(DeliveryContext::account)).orElseGet(() -> outbox.usualAccount(channel.get()));
        Optional<String> thread = way.to().isPresent()
                ? way.threadId()
                : way.threadId().or(() -> before.flatMap(DeliveryContext::threadId));
        return Optional.of(new DeliveryContext(channel.get(), account, to.get(), thread));
    }

    /** The text in pieces that the channel takes. */
    List<Letter> letters(String key, String text, Outbox outbox) {
        List<String> pieces = TextChunks.of(text, outbox.textLimit(channel, account));
        return IntStream.range(0, pieces.size()).mapToObj(
                i -> new Letter(channel, account, new OutboundMessage(key + "#" + i, to, pieces.get(i), Optional.empty(), threadId)))
                .toList();
    }
}
