package ai.openclaw.method.sessions;

import ai.openclaw.api.SessionEntry;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A session as the method sessions.list tells it.
 *
 * @param title what it began with
 * @param last what was said last
 */
record SessionRow(SessionEntry entry, Optional<String> title, Optional<String> last) {
    /** Whether the key or the title has this text, which is in lower case. */
    boolean contains(String text) {
        return entry.key().toLowerCase(Locale.ROOT).contains(text) || entry.sessionId().contains(text)
                || title.map(known -> known.toLowerCase(Locale.ROOT).contains(text)).orElse(false);
    }

    Map<String, Object> json() {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("key", entry.key());
        row.put("kind", entry.chatType());
        row.put("chatType", entry.chatType());
        row.put("origin", Map.of("provider", entry.channel(), "surface", entry.channel(), "chatType", entry.chatType()));
        row.put("updatedAt", entry.updatedAt());
        row.put("sessionId", entry.sessionId());
        row.put("systemSent", entry.systemSent());
        row.put("abortedLastRun", entry.abortedLastRun());
        row.put("inputTokens", entry.usage().input());
        row.put("outputTokens", entry.usage().output());
        row.put("totalTokens", entry.totalTokens());
        row.put("totalTokensFresh", true);
        row.put("modelProvider", entry.provider());
        row.put("model", entry.model());
        row.put("contextTokens", entry.contextTokens());
        row.put("deliveryContext", Map.of("channel", entry.channel()));
        row.put("lastChannel", entry.channel());
        title.ifPresent(text -> row.put("derivedTitle", text));
        last.ifPresent(text -> row.put("lastMessagePreview", text));
        return row;
    }
}
