package ai.openclaw.core;

import ai.openclaw.api.Image;
import ai.openclaw.api.InboundMessage;
import ai.openclaw.api.OutboundMessage;
import ai.openclaw.api.Peer;
import ai.openclaw.api.RunRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** How messages and run requests stand in the ledger. */
final class Letters {
    private Letters() {}

    static Map<String, Object> of(InboundMessage message) {
        return Json.of("channel", message.channel(), "account", message.account(), "messageId", message.messageId(), "peerKind",
                message.peer().kind().name(), "peerId", message.peer().id(), "senderId", message.senderId(), "senderName",
                message.senderName(), "text", message.text(), "sentAt", message.sentAt().toEpochMilli(), "replyTo", message.replyTo(),
                "threadId", message.threadId());
    }

    static InboundMessage inbound(Map<String, Object> tree) {
        return new InboundMessage(string(tree, "channel"), string(tree, "account"), string(tree, "messageId"),
                new Peer(Peer.Kind.valueOf(string(tree, "peerKind").toUpperCase(Locale.ROOT)), string(tree, "peerId")),
                string(tree, "senderId"), string(tree, "senderName"), string(tree, "text"),
                Instant.ofEpochMilli(Json.number(tree, "sentAt")), Json.text(tree, "replyTo"), Json.text(tree, "threadId"));
    }

    static Map<String, Object> of(RunRequest request) {
        return Json.of("runId", request.runId(), "sessionKey", request.sessionKey(), "message", request.message(), "source",
                request.source().name(), "extraSystemPrompt", request.extraSystemPrompt(), "timeoutMs", request.timeout().toMillis(),
                "sender", request.sender(), "images",
                request.images().isEmpty() ? null : request.images().stream().map(Letters::of).toList(), "owner",
                request.owner() ? true : null, "thinking", request.thinking(), "client",
                Optional.of(ClientLetters.of(request.client())).filter(client -> !client.isEmpty()), "delivery",
                request.delivery().map(Letters::of));
    }

    static RunRequest request(Map<String, Object> tree) {
        return new RunRequest(string(tree, "runId"), string(tree, "sessionKey"), string(tree, "message"),
                RunRequest.Source.valueOf(string(tree, "source")), Json.text(tree, "extraSystemPrompt"),
                Duration.ofMillis(Json.number(tree, "timeoutMs")), Json.text(tree, "sender"),
                Json.array(tree.get("images")).stream().map(image -> image(Json.object(image))).toList(), Json.flag(tree, "owner"),
                Json.text(tree, "thinking"), ClientLetters.read(Json.object(tree, "client")),
                tree.containsKey("delivery") ? Optional.of(delivery(Json.object(tree, "delivery"))) : Optional.empty());
    }

    private static Map<String, Object> of(RunRequest.Delivery delivery) {
        return Json.of("channel", delivery.channel(), "account", delivery.account(), "to", delivery.to(), "threadId", delivery.threadId());
    }

    private static RunRequest.Delivery delivery(Map<String, Object> tree) {
        return new RunRequest.Delivery(string(tree, "channel"), Json.text(tree, "account"), Json.text(tree, "to"),
                Json.text(tree, "threadId"));
    }

    /** A picture as a transcript holds it (contract section 19). */
    static Map<String, Object> of(Image image) {
        return Json.of("type", "image", "mimeType", image.mimeType(), "data", image.data());
    }

    static Image image(Map<String, Object> tree) { return new Image(string(tree, "mimeType"), string(tree, "data")); }

    static Map<String, Object> of(OutboundMessage message) {
        return Json.of("id", message.id(), "to", message.to(), "text", message.text(), "replyToId", message.replyToId(), "threadId",
                message.threadId());
    }

    static OutboundMessage outbound(Map<String, Object> tree) {
        return new OutboundMessage(string(tree, "id"), string(tree, "to"), string(tree, "text"), Json.text(tree, "replyToId"),
                Json.text(tree, "threadId"));
    }

    private static String string(Map<String, Object> tree, String name) { return Json.text(tree, name).orElse(""); }
}
