package ai.openclaw.channel.telegram;

import ai.openclaw.api.ChannelAccess;
import ai.openclaw.api.InboundMessage;
import ai.openclaw.api.Peer;
import ai.openclaw.channel.telegram.TelegramSettings.Group;
import ai.openclaw.channel.telegram.TelegramSettings.GroupPolicy;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads what Telegram delivers, and decides what of it is for the agent: direct messages, and in groups that are allowed what is said to the
 * bot. Whatever is unclear is left out.
 */
final class Incoming {
    private static final Group UNLISTED = new Group(true, true, List.of(), Optional.empty(), Optional.empty(), Optional.empty(),
            Optional.empty());
    /** Placeholders by the member of a message that holds the medium; an animation is also sent as a document, and the first counts. */
    private static final List<Map.Entry<String, String>> MEDIA = List.of(Map.entry("photo", "image"), Map.entry("video", "video"),
            Map.entry("animation", "video"), Map.entry("video_note", "video"), Map.entry("audio", "audio"), Map.entry("voice", "audio"),
            Map.entry("sticker", "sticker"), Map.entry("document", "document"));

    private final String account;
    private final TelegramSettings settings;

    /** A message and who may speak where it was written. */
    record Offer(InboundMessage message, ChannelAccess access) {}

    Incoming(String account, TelegramSettings settings) {
        this.account = account;
        this.settings = settings;
    }

    /** The message of an update; empty when it is nothing for the agent. */
    Optional<Offer> read(JsonNode update, Bot bot) {
        JsonNode message = update.path("message");
        JsonNode from = message.path("from");
        String text = text(message);
        if (!from.path("id").isIntegralNumber() || from.path("is_bot").asBoolean() || text.isEmpty())
            return Optional.empty();
        return switch (message.path("chat").path("type").asText()) {
            case "private" -> Optional.of(new Offer(inbound(message, text, Peer.direct(from.path("id").asText())), directAccess()));
            case "group", "supergroup" -> group(message, text, bot);
            default -> Optional.empty();
        };
    }

    private ChannelAccess directAccess() {
        return new ChannelAccess(settings.dmPolicy().name().toLowerCase(Locale.ROOT), UserIds.of(settings.allowFrom()));
    }

    private Optional<Offer> group(JsonNode message, String text, Bot bot) {
        String id = message.path("chat").path("id").asText();
        Optional<Group> group = Optional.ofNullable(settings.groups().get(id)).or(() -> Optional.ofNullable(settings.groups().get("*")));
        GroupPolicy policy = group.flatMap(Group::groupPolicy).orElse(settings.groupPolicy());
        Group rules = group.orElse(UNLISTED);
        boolean listed = group.isPresent() || settings.groups().isEmpty();
        boolean toUs = bot.addressedBy(message) || !rules.requireMention();
        if (!listed || !rules.enabled() || !toUs || policy == GroupPolicy.DISABLED)
            return Optional.empty();
        String topic = topic(message).map(thread -> ":topic:" + thread).orElse("");
        return Optional.of(new Offer(inbound(message, text, new Peer(Peer.Kind.GROUP, id + topic)), groupAccess(policy, rules)));
    }

    /** In a group pairing counts for nothing: who may speak is listed, or everybody may. */
    private ChannelAccess groupAccess(GroupPolicy policy, Group rules) {
        if (policy == GroupPolicy.OPEN)
            return ChannelAccess.everybody();
        List<Object> ids = Stream.of(rules.allowFrom(), settings.groupAllowFrom(), settings.allowFrom()).filter(list -> !list.isEmpty())
                .findFirst().orElse(List.of());
        return new ChannelAccess("allowlist", UserIds.of(ids));
    }

    private InboundMessage inbound(JsonNode message, String text, Peer peer) {
        String chat = message.path("chat").path("id").asText();
        JsonNode from = message.path("from");
        String name = Stream.of("first_name", "last_name").map(part -> from.path(part).asText()).filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
        return new InboundMessage("telegram", account, chat + ":" + message.path("message_id").asText(), peer, from.path("id").asText(),
                name, text, Instant.ofEpochSecond(message.path("date").asLong()), Optional.of(chat), topic(message));
    }

    private static Optional<String> topic(JsonNode message) {
        return message.path("is_topic_message").asBoolean() ? Optional.of(message.path("message_thread_id").asText()) : Optional.empty();
    }

    /** What was written, with a placeholder for what cannot be read; empty for service messages. */
    private static String text(JsonNode message) {
        if (message.path("text").isTextual())
            return message.path("text").asText();
        JsonNode place = message.path("location");
        if (place.isObject())
            return "📍 " + place.path("latitude").asText() + ", " + place.path("longitude").asText();
        return MEDIA.stream().filter(medium -> message.has(medium.getKey())).map(medium -> "<media:" + medium.getValue() + ">").findFirst()
                .map(placeholder -> (placeholder + " " + message.path("caption").asText()).strip()).orElse("");
    }
}
