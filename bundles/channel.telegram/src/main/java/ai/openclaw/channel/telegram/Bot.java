package ai.openclaw.channel.telegram;

import com.fasterxml.jackson.databind.JsonNode;

/** Who the bot is, to know when it is spoken to. */
record Bot(long id, String username) {
    static Bot of(JsonNode me) { return new Bot(me.path("id").asLong(), me.path("username").asText()); }

    /** Whether a message of a group is for the bot: it names the bot, or answers something that the bot wrote. */
    boolean addressedBy(JsonNode message) {
        return id == message.path("reply_to_message").path("from").path("id").asLong(-1)
                || mentioned(message.path("text").asText(), message.path("entities"))
                || mentioned(message.path("caption").asText(), message.path("caption_entities"));
    }

    private boolean mentioned(String text, JsonNode entities) {
        for (JsonNode entity : entities) {
            String type = entity.path("type").asText();
            if (type.equals("text_mention") && entity.path("user").path("id").asLong() == id)
                return true;
            if ((type.equals("mention") || type.equals("bot_command")) && names(piece(text, entity)))
                return true;
        }
        return false;
    }

    /** {@code @name}, or {@code /command@name}. */
    private boolean names(String piece) {
        int at = piece.indexOf('@');
        return at >= 0 && !username.isEmpty() && piece.substring(at + 1).equalsIgnoreCase(username);
    }

    /** Offsets are in UTF-16 units, as Java's are. */
    private static String piece(String text, JsonNode entity) {
        int from = Math.clamp(entity.path("offset").asInt(), 0, text.length());
        return text.substring(from, Math.clamp((long) from + entity.path("length").asInt(), from, text.length()));
    }
}
