package ai.openclaw.api;

import java.util.Map;
import java.util.Optional;

/**
 * What is known of a session without reading its transcript (contract section 19, {@code sessions.json}).
 *
 * @param key canonical
 * @param sessionId names the transcript file
 * @param updatedAt epoch milliseconds
 * @param chatType {@code direct}, {@code group} or {@code channel}
 * @param channel the channel that it was last used through, such as {@code telegram} or {@code webchat}
 * @param totalTokens tokens of the context at the last turn
 * @param fields the entry as it is in the file: the above, the settings of {@code sessions.patch}, and what others wrote
 */
public record SessionEntry(String key, String agentId, String sessionId, long updatedAt, String chatType, String channel,
        boolean systemSent, boolean abortedLastRun, String provider, String model, int contextTokens, Usage usage, long totalTokens,
        Map<String, Object> fields) {

    /** A field that holds text. */
    public Optional<String> text(String field) {
        return fields.get(field) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    /** The name that people gave it. */
    public Optional<String> label() { return text("label"); }
}
