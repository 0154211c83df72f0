package ai.openclaw.channel.telegram;

import ai.openclaw.api.GatewayException;
import ai.openclaw.api.OutboundMessage;
import ai.openclaw.api.Receipt;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Sends messages through the Bot API, rendered as HTML; as plain text when Telegram does not understand that. */
final class Outgoing {
    /** UTF-16 units that Telegram takes in one message. */
    static final int MAX_TEXT = 4096;
    /** The general topic of a forum must not be named when sending to it. */
    private static final String GENERAL_TOPIC = "1";

    private final String name;
    private final String path;
    private final BotApi api;
    private final TelegramSettings settings;
    private final AccountHealth health;

    Outgoing(String name, String path, BotApi api, TelegramSettings settings, AccountHealth health) {
        this.name = name;
        this.path = path;
        this.api = api;
        this.settings = settings;
        this.health = health;
    }

    Receipt send(OutboundMessage message) {
        if (message.text().length() > MAX_TEXT)
            throw GatewayException.invalid(name + ": a message of " + message.text().length() + " characters is longer than the " + MAX_TEXT
                    + " that Telegram takes; send it in pieces");
        try {
            JsonNode sent = rendered(message);
            health.sent();
            return new Receipt(sent.path("chat").path("id").asText() + ":" + sent.path("message_id").asText());
        } catch (BotApiException e) {
            throw failure(message, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw GatewayException.unavailable(name + ": sending to " + message.to() + " was interrupted");
        }
    }

    private JsonNode rendered(OutboundMessage message) throws BotApiException, InterruptedException {
        Duration timeout = Duration.ofSeconds(settings.timeoutSeconds());
        Map<String, Object> params = params(message);
        params.put("text", TelegramHtml.of(message.text()));
        params.put("parse_mode", "HTML");
        try {
            return api.call("sendMessage", params, timeout);
        } catch (BotApiException e) {
            if (e.status() != 400 || !e.description().contains("can't parse entities"))
                throw e;
            params.put("text", message.text());
            params.remove("parse_mode");
            return api.call("sendMessage", params, timeout);
        }
    }

    private Map<String, Object> params(OutboundMessage message) {
        Map<String, Object> params = new LinkedHashMap<>();
        params.put("chat_id", UserIds.plain(message.to()));
        message.threadId().filter(thread -> thread.matches("\\d{1,18}") && !thread.equals(GENERAL_TOPIC))
                .ifPresent(thread -> params.put("message_thread_id", Long.parseLong(thread)));
        message.replyToId().flatMap(Outgoing::messageId)
                .ifPresent(id -> params.put("reply_parameters", Map.of("message_id", id, "allow_sending_without_reply", true)));
        if (!settings.linkPreview())
            params.put("link_preview_options", Map.of("is_disabled", true));
        return params;
    }

    /** Our ids are {@code <chat>:<message>}; Telegram's own is the second half. */
    private static Optional<Long> messageId(String id) {
        String own = id.substring(id.lastIndexOf(':') + 1);
        return own.matches("\\d{1,18}") ? Optional.of(Long.parseLong(own)) : Optional.empty();
    }

    private GatewayException failure(OutboundMessage message, BotApiException e) {
        if (e.status() == 401)
            return GatewayException.unavailable(name + ": token rejected (401); set " + path + ".botToken");
        String what = name + ": message to " + message.to() + " not sent: "
                + (e.status() == 0 ? "" : "Telegram answered " + e.status() + ": ") + e.description();
        if (!e.passing())
            return GatewayException.invalid(what);
        if (e.lost())
            return GatewayException.uncertain(what + "; it may or may not have arrived and is not sent again");
        GatewayException failure = GatewayException.unavailable(what);
        return e.retryAfter().map(pause -> failure.retryAfterMs(pause.toMillis())).orElse(failure);
    }
}
