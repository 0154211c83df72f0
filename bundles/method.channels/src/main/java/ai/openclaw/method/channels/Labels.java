package ai.openclaw.method.channels;

import java.util.Locale;
import java.util.Map;

/**
 * How a channel is called and drawn.
 *
 * @param name of the platform
 * @param detail of the way it is connected
 * @param image of the symbol in Apple's set
 */
record Labels(String name, String detail, String image) {
    private static final Map<String, Labels> KNOWN = Map.of("telegram", new Labels("Telegram", "Telegram Bot", "paperplane"), "whatsapp",
            new Labels("WhatsApp", "WhatsApp Web", "message"), "discord",
            new Labels("Discord", "Discord Bot", "bubble.left.and.bubble.right"), "slack", new Labels("Slack", "Slack Bot", "number"),
            "irc", new Labels("IRC", "IRC", "network"));

    static Labels of(String type) {
        String name = type.isEmpty() ? "?" : type.substring(0, 1).toUpperCase(Locale.ROOT) + type.substring(1);
        return KNOWN.getOrDefault(type, new Labels(name, name, "bubble.left"));
    }
}
